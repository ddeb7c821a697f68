import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';
import { banner } from './start/banner';
import { type Child, startChild } from './start/child';
import { requireFreePorts } from './start/free-ports';
import { stopWithNpm } from './start/npm';
import { writePlaygroundSettings } from './start/playground-settings';
import { fetchSandboxUsers } from './start/sandbox-users';
import { readStartSettings, StartProblem, type StartSettings } from './start/settings';

const identitySchema = z.object({ tenantId: z.guid(), clientId: z.guid(), clientSecret: z.string() });

/** `npm start`: the bot alone where it is configured, else the bot with a sandbox tenant and Agents Playground. */
async function main(): Promise<void> {
  if (process.env['MICROSOFT_APP_ID']) {
    await import('./main.js');
    return;
  }
  const settings = readStartSettings(process.env);
  await requireFreePorts(settings);
  const children: Child[] = [];
  const stop = stopper(children);
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGHUP', () => void stop(0));
  stopWithNpm(() => void stop(0));
  try {
    await startSandbox(settings, children);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await stop(1);
    return;
  }
  process.stdout.write(banner(settings));
  const first = await Promise.race(children.map((child) => child.ended.then(() => child)));
  if (stop.begun()) return;
  process.stderr.write(`The ${first.name} has stopped: ${first.logFile} says why.\n`);
  await stop(1);
}

async function startSandbox(settings: StartSettings, children: Child[]): Promise<void> {
  const { home, port, sandboxPort, playgroundPort } = settings;
  const logs = logFolder(home);
  const ports = { PORT: String(port), SANDBOX_PORT: String(sandboxPort), DRAWBRIDGE_HOME: home };
  children.push(
    await startChild({ name: 'sandbox', file: program('sandbox/main'), environment: ports }, logs),
  );
  const sandbox = `https://localhost:${sandboxPort}`;
  const ca = path.join(home, 'sandbox', 'ca.pem');
  const identity = identitySchema.parse(
    JSON.parse(await readFile(path.join(home, 'sandbox', 'bot-identity.json'), 'utf8')),
  );
  const bot = {
    ...ports,
    HEALTH_SECONDS: settings.healthSeconds,
    NODE_EXTRA_CA_CERTS: ca,
    AZURE_AUTHORITY_HOST: sandbox,
    GRAPH_URL: sandbox,
    ENDPOINT_URL: sandbox,
    EXCHANGE_URL: sandbox,
    CLOUD_APPS_HOSTS: `localhost:${sandboxPort}`,
    KEY_VAULT_HOSTS: `localhost:${sandboxPort}`,
    RESULT_HOSTS: `localhost:${sandboxPort}`,
    AZURE_TENANT_ID: identity.tenantId,
    AZURE_CLIENT_ID: identity.clientId,
    AZURE_CLIENT_SECRET: identity.clientSecret,
  };
  children.push(await startChild({ name: 'bot', file: program('main'), environment: bot }, logs));
  if (playgroundPort === undefined) return;
  const users = await fetchSandboxUsers(sandbox, ca);
  const folder = await writePlaygroundSettings(home, identity.tenantId, users);
  const page = {
    ...ports,
    PLAYGROUND_PORT: String(playgroundPort),
    TEAMSAPPTESTER_BROWSER: 'none',
    TEAMSAPPTESTER_LOGFILE: path.join(logs, 'playground-details.log'),
  };
  children.push(
    await startChild(
      { name: 'playground', file: program('start/playground'), environment: page, folder },
      logs,
    ),
  );
}

/** Stops everything once, the last started first, then ends this process. */
function stopper(children: Child[]) {
  let stopping: Promise<never> | undefined;
  const all = async (code: number): Promise<never> => {
    for (const child of [...children].reverse()) await child.stop();
    process.exit(code);
  };
  return Object.assign((code: number) => (stopping ??= all(code)), { begun: () => stopping !== undefined });
}

/** @throws StartProblem when the data folder cannot be written to */
function logFolder(home: string): string {
  const logs = path.join(home, 'logs');
  try {
    mkdirSync(logs, { recursive: true });
    return logs;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new StartProblem(
      `The data folder ${home} cannot be used (${reason}): make it a folder that this user may write to, or set DRAWBRIDGE_HOME to another.`,
    );
  }
}

/** A program of ours beside this one, in the same form: TypeScript from the sources, JavaScript once built. */
function program(name: string): string {
  return path.join(__dirname, `${name}${path.extname(__filename)}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
