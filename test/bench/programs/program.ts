import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../support/programs';

const ROOT = path.join(__dirname, '..', '..', '..');

/** A bot that was started to be measured. */
export interface Measured {
  url: string;
  /** From its start until it could answer, in milliseconds. */
  startedAfter: number;
  /** What it holds in memory now, in MiB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a compiled program of ours, as the image of the product does: by Node alone. */
export async function startMeasured(file: string, environment: Record<string, string>): Promise<Measured> {
  const port = await freePort();
  const start = performance.now();
  const child = fork(path.join(ROOT, file), {
    execArgv: [],
    env: { PATH: process.env['PATH'], PORT: String(port), ...environment },
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => {
      reject(new Error(`${file} ended with ${String(code)}.`));
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    startedAfter: performance.now() - start,
    memory: () => residentMemory(child),
    stop: () => ended(child),
  };
}

/** Source: proc(5), VmRSS. */
async function residentMemory({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}
