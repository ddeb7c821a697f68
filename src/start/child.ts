import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartProblem } from './settings';

const READY_MS = 120_000;
const PATIENCE_MS = 3_500;

/** One of the programs that `npm start` runs. */
export interface Child {
  name: string;
  logFile: string;
  /** Settles when the program has ended. */
  ended: Promise<void>;
  /** Asks it to stop; after three and a half seconds it is killed. */
  stop(): Promise<void>;
}

export interface ChildProgram {
  name: string;
  file: string;
  environment: Record<string, string>;
  folder?: string;
}

/**
 * Starts a program and waits until it says that it is ready. It has a process group of its own, so that a Ctrl-C
 * reaches it through its parent alone, and a channel to its parent, by whose end it knows that the parent is gone.
 *
 * @throws StartProblem with the line that the program gave for a reason
 */
export async function startChild(program: ChildProgram, logFolder: string): Promise<Child> {
  const logFile = path.join(logFolder, `${program.name}.log`);
  const log = openSync(logFile, 'w', 0o600);
  const child = fork(program.file, [], {
    detached: true,
    execArgv: process.execArgv.map(fromHere),
    env: { ...process.env, ...program.environment },
    ...(program.folder !== undefined && { cwd: program.folder }),
    stdio: ['ignore', log, 'pipe', 'ipc'],
  });
  closeSync(log);
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  const ready = await isReady(child, ended);
  if (!ready) {
    child.kill('SIGKILL');
    throw new StartProblem(lastLine(said) ?? `The ${program.name} did not start: ${logFile} may say why.`);
  }
  return { name: program.name, logFile, ended, stop: () => stop(child, ended) };
}

/** What Node imports first, by its address: a name would be looked for in the folder that the program starts in. */
function fromHere(option: string, index: number, options: readonly string[]): string {
  const isName = options[index - 1] === '--import' && !/^[./]|:/.test(option);
  return isName ? pathToFileURL(require.resolve(option)).href : option;
}

function isReady(child: ChildProcess, ended: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('message', () => {
      resolve(true);
    });
    void ended.then(() => {
      resolve(false);
    });
    setTimeout(() => {
      resolve(false);
    }, READY_MS).unref();
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const killing = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(killing);
}

function lastLine(said: string[]): string | undefined {
  const lines = said
    .join('')
    .split('\n')
    .map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.includes('Warning:')).at(-1);
}
