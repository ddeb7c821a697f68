import { spawn } from 'node:child_process';
import { EmbeddedPostgresFailure } from './failure';
import type { SystemUser } from './system-user';

/**
 * Runs one of PostgreSQL's programs to its end, in a process group of its own so that a Ctrl-C in the terminal does
 * not reach it, and as `user` if there is one.
 *
 * @returns what it printed
 * @throws EmbeddedPostgresFailure of kind `server` with its last line when it fails
 */
export function runProgram(file: string, args: string[], user: SystemUser | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const identity = user === undefined ? {} : { uid: user.uid, gid: user.gid };
    const child = spawn(file, args, {
      ...identity,
      detached: true,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    });
    const printed: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
    child.on('error', (error) => {
      reject(failure(file, error.message));
    });
    child.on('exit', (code) => {
      const text = Buffer.concat(printed).toString('utf8');
      if (code === 0) resolve(text);
      else reject(failure(file, text.trim().split('\n').at(-1) ?? `exit code ${String(code)}`));
    });
  });
}

function failure(file: string, reason: string): EmbeddedPostgresFailure {
  const name = file.split('/').at(-1) ?? file;
  return new EmbeddedPostgresFailure('server', `The embedded PostgreSQL did not start (${name}: ${reason}).`);
}
