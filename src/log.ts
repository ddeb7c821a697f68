import pino, { type DestinationStream, type Logger } from 'pino';
import { loggedError } from './logged-error';

export type Log = Logger;

/** Names of fields whose values never reach a log line, wherever they stand in the logged object. */
const SECRET_FIELDS = [
  'password',
  'clientSecret',
  'client_secret',
  'secret',
  'secretText',
  'privateKey',
  'authorization',
  'Authorization',
  'accessToken',
  'access_token',
  'assertion',
  'client_assertion',
  'connectionString',
];

/**
 * Makes the root logger: JSON lines on standard output, secret fields replaced by "[redacted]" down to three levels.
 *
 * @param level a pino level, from `trace` to `silent`
 * @param line what each line says of what is under way when it is written
 * @param destination where lines go; standard output when left out
 */
export function createLog(
  level: string,
  line: () => Record<string, string>,
  destination?: DestinationStream,
): Log {
  const paths = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    ...{ level, base: {}, redact: { paths, censor: '[redacted]' } },
    serializers: { err: loggedError },
    mixin: line,
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * Takes over what libraries print by themselves: the Bot Framework's code prints whole errors, which may hold keys.
 * Only the kind of error and its first line reach the log.
 */
export function captureConsole(log: Log): void {
  const capture = (...values: unknown[]) => {
    const [first] = values;
    const said =
      first instanceof Error ? `${first.name}: ${first.message}` : typeof first === 'string' ? first : '';
    log.warn({ said: said.split('\n')[0]?.slice(0, 200) }, 'a library reported something');
  };
  Object.assign(console, { error: capture, warn: capture, log: capture, info: capture });
}
