import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, type SandboxProgram, sandboxAt } from '../../support/programs';

const ROOT = path.join(__dirname, '..', '..', '..');

/** The whole product, as `npm start` starts it in a fresh clone. */
export interface Product {
  /** Where Agents Playground is. */
  page: string;
  sandbox: SandboxProgram;
  /** Sends npm the signal that Ctrl-C would send. */
  stop(): void;
  /** Those of its ports that something still listens on. */
  openPorts(): Promise<number[]>;
  /** Ends it, and takes its folder away. */
  remove(): Promise<void>;
}

/** Starts it in a new folder, on free ports, with these settings besides; it is up when this resolves. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const home = await mkdtemp(path.join(tmpdir(), 'drawbridge-e2e-'));
  const ports = [await freePort(), await freePort(), await freePort()] as const;
  const [port, sandboxPort, playgroundPort] = ports;
  const own = {
    ...settings,
    DRAWBRIDGE_HOME: home,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PLAYGROUND_PORT: String(playgroundPort),
  };
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...own };
  const product = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => product.once('exit', resolve));
  await saying(product, 'Type first');
  const sandbox = await sandboxAt(home, `https://localhost:${sandboxPort}`, () => Promise.resolve());
  return {
    page: `http://localhost:${playgroundPort}`,
    sandbox,
    stop: () => product.kill('SIGTERM'),
    async openPorts() {
      const open = await Promise.all(ports.map(isOpen));
      return ports.filter((_port, index) => open[index]);
    },
    async remove() {
      product.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function saying(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes(words)) resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`It ended with ${String(code)} and said: ${said}`));
    });
  });
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
