import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod/v4';

/** A file of the sandbox that cannot be read or understood. The message says which and how to mend it. */
export class StateFault extends Error {
  override readonly name = 'StateFault';
}

/** Writes JSON whole or not at all: to a file beside it, then renamed. Mode 600. */
export function writeState(path: string, state: unknown): void {
  writePrivate(path, JSON.stringify(state));
}

/** Writes a text file, mode 600, whole or not at all. */
export function writePrivate(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.tmp`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

/** Reads what `writeState` wrote; undefined when there is no such file. @throws StateFault */
export function readState<T>(path: string, schema: z.ZodType<T>): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StateFault(`${path} cannot be read: ${String(error)}.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw broken(path, 'it is not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw broken(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
}

function broken(path: string, reason: string): StateFault {
  return new StateFault(
    `${path} is broken (${reason}). Delete the folder it lies in to start with a new tenant.`,
  );
}
