import pino, { type DestinationStream, type Logger } from 'pino';

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
 * @param destination where lines go; standard output when left out
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const paths = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = { level, base: {}, redact: { paths, censor: '[redacted]' } };
  return destination ? pino(options, destination) : pino(options);
}
