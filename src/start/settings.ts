import path from 'node:path';

/** What `npm start` itself decides by. The bot and the sandbox check the rest. */
export interface StartSettings {
  home: string;
  port: number;
  sandboxPort: number;
  /** Undefined: Agents Playground is left out. */
  playgroundPort: number | undefined;
  /** How often connections are checked: in the sandbox soon enough to see it. The bot checks what it says. */
  healthSeconds: string;
}

/** A setting that cannot be used; the message is one line that says how to mend it. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** Reads the launcher's settings from the environment. @throws StartProblem */
export function readStartSettings(environment: Readonly<Record<string, string | undefined>>): StartSettings {
  const wanted = environment['DRAWBRIDGE_PLAYGROUND'] ?? '';
  if (!['', 'on', 'off'].includes(wanted)) {
    throw new StartProblem('DRAWBRIDGE_PLAYGROUND is not valid: set it to on or off.');
  }
  const settings = {
    home: path.resolve(valueOf(environment, 'DRAWBRIDGE_HOME') ?? '.drawbridge'),
    port: readPort(environment, 'PORT', 3978),
    sandboxPort: readPort(environment, 'SANDBOX_PORT', 4443),
    playgroundPort: wanted === 'off' ? undefined : readPort(environment, 'PLAYGROUND_PORT', 56_150),
    healthSeconds: valueOf(environment, 'HEALTH_SECONDS') ?? '15',
  };
  const ports = portsOf(settings);
  for (const [index, { name, port }] of ports.entries()) {
    const twin = ports.slice(0, index).find((other) => other.port === port);
    if (twin !== undefined)
      throw new StartProblem(`${name} and ${twin.name} are both ${port}: give each its own port.`);
  }
  return settings;
}

/** The ports that are needed, by the name of their setting. */
export function portsOf({
  port,
  sandboxPort,
  playgroundPort,
}: StartSettings): { name: string; port: number }[] {
  const always = [
    { name: 'PORT', port },
    { name: 'SANDBOX_PORT', port: sandboxPort },
  ];
  return playgroundPort === undefined
    ? always
    : [...always, { name: 'PLAYGROUND_PORT', port: playgroundPort }];
}

function readPort(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  standard: number,
): number {
  const text = valueOf(environment, name) ?? String(standard);
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new StartProblem(`${name} is not valid: set it to a port from 1 to 65535.`);
}

/** An empty variable counts as unset, as in .env files. */
function valueOf(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): string | undefined {
  return environment[name] === '' ? undefined : environment[name];
}
