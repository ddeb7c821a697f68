import { ConfigurationProblem } from './config/environment';
import { EmbeddedPostgresFailure } from './store/embedded/failure';
import { VaultKeyProblem } from './vault/master-key';

/** Why the bot did not start, in one line that says what to mend. */
export function startFailure(
  error: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (error instanceof ConfigurationProblem || error instanceof VaultKeyProblem) return error.message;
  if (error instanceof EmbeddedPostgresFailure) return error.message;
  const { code, message } = rootOf(error);
  const port = environment['PORT'] ?? '3978';
  if (code === 'EADDRINUSE')
    return `PORT ${port} is taken by another program: stop it, or set PORT to a free one.`;
  if (code === 'EACCES') return `PORT ${port} is not open to this user: set PORT to one above 1023.`;
  if (environment['DATABASE_URL'] !== undefined && isDatabaseFailure(code)) {
    return `The database of DATABASE_URL cannot be used (${oneLine(message)}): check its address, name and password.`;
  }
  return `The bot did not start: ${oneLine(message)}.`;
}

/** Node's network errors, and PostgreSQL's classes 08 (connection), 28 (authorisation), 3D (no such database), 42501. */
function isDatabaseFailure(code: string): boolean {
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|ENOENT|08|28|3D|42501)/.test(code);
}

function rootOf(error: unknown): { code: string; message: string } {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  if (!(inner instanceof Error)) return { code: '', message: String(inner) };
  const code = (inner as NodeJS.ErrnoException).code;
  return { code: typeof code === 'string' ? code : '', message: inner.message || (code ?? 'unknown reason') };
}

function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\.$/, '')
    .replaceAll(/:\/\/[^@\s]*@/g, '://…@')
    .slice(0, 200);
}
