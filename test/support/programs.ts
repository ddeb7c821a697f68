import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request, type RequestOptions } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '../../src/sandbox/sandbox';
import type { ChannelUser } from './teams-channel';

const ROOT = path.join(__dirname, '..', '..');

export interface SandboxUser {
  aadObjectId: string;
  displayName: string;
  roles: string[];
  userType: string;
}

/** What the sandbox's control plane shows of the tenant. */
export interface SandboxState {
  tenantId: string;
  applications: { appId: string; keyCredentials: unknown[]; passwordCredentials: unknown[] }[];
  servicePrincipals: { id: string; appId: string }[];
  directoryRoleAssignments: { principalId: string; roleDefinitionId: string }[];
  deletedApplications: unknown[];
  appRoleAssignments: { principalId: string; resourceId: string; appRoleId: string }[];
  /** What each live response session was started for, the oldest first. */
  sessions: string[];
  requests: { method: string; path: string; status: number; batched?: boolean }[];
}

/** The bot as the tenant knows it. */
export interface BotIdentity {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  managedIdentityId: string;
}

/** A sandbox tenant as a program of its own. */
export interface SandboxProgram {
  url: string;
  home: string;
  tenantId: string;
  users: SandboxUser[];
  state(): Promise<SandboxState>;
  control(name: string, body: object): Promise<void>;
  /** A certificate whose key is in the tenant's key vault, where these may sign with it; standard: the bot alone. */
  vaultKey(signers?: string[]): Promise<{ certificate: string; keyAddress: string }>;
  /** The token that single sign-on gives Teams for the bot; with changes, another. */
  userToken(user: ChannelUser, changes?: { clientId?: string; lifetimeSeconds?: number }): Promise<string>;
  /** Adds so many members with this role. */
  addMembers(count: number, role: string): Promise<ChannelUser[]>;
  /** The first user with this role; without a role: an ordinary member. */
  user(role?: string): ChannelUser;
  guest(): ChannelUser;
  /** Graph in a user's own name, as the portal calls it. */
  graphAs(user: ChannelUser): Promise<(method: string, path: string, body?: object) => Promise<unknown>>;
  /** What the sandbox has written down of the bot: its ids, its secret. */
  identity: BotIdentity;
  /** Signs a user in on Entra's page, and gives the address that it leads back to. */
  signIn(address: string, user: ChannelUser): Promise<string>;
  stop(): Promise<void>;
}

/** The bot as a program of its own. */
export interface BotProgram {
  url: string;
  /** All it has printed. */
  printed(): string;
  exited: Promise<number | null>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a new sandbox tenant as a program; it shows changes at once. */
export async function startSandboxProgram(): Promise<SandboxProgram> {
  const home = await newHome();
  const port = await freePort();
  const environment = { SANDBOX_PORT: String(port), DRAWBRIDGE_HOME: home, SANDBOX_ALERT_SECONDS: '0' };
  const child = start('src/sandbox/main.ts', environment);
  await ready(child);
  return showingAtOnce(await sandboxAt(home, `https://localhost:${port}`, () => end(child, 'SIGTERM')));
}

/** The same within this process, for a test that needs many tenants. */
export async function startSandboxHere(): Promise<SandboxProgram> {
  const home = await newHome();
  const sandbox = await startSandbox({ port: 0, home });
  return showingAtOnce(await sandboxAt(home, sandbox.url, () => sandbox.close()));
}

async function showingAtOnce(sandbox: SandboxProgram): Promise<SandboxProgram> {
  await sandbox.control('propagation', { minSeconds: 0, maxSeconds: 0, flap: 0 });
  return sandbox;
}

/** A sandbox tenant that has been started, by whatever it was. */
export async function sandboxAt(
  home: string,
  url: string,
  close: () => Promise<void>,
): Promise<SandboxProgram> {
  const ca = await readFile(path.join(home, 'sandbox', 'ca.pem'));
  const identity = JSON.parse(
    await readFile(path.join(home, 'sandbox', 'bot-identity.json'), 'utf8'),
  ) as BotIdentity;
  const ask = <T>(name: string) => call<T>(url, ca, 'GET', name);
  const state = () => ask<SandboxState>('state');
  const users = await ask<SandboxUser[]>('users');
  const control = async (name: string, body: object) => {
    await call(url, ca, 'POST', name, body);
  };
  const find = (wanted: (user: SandboxUser) => boolean): ChannelUser => {
    const user = users.find(wanted);
    if (user === undefined) throw new Error('The sandbox has no such user.');
    return { aadObjectId: user.aadObjectId, name: user.displayName };
  };
  return {
    url,
    home,
    tenantId: (await state()).tenantId,
    users,
    identity,
    state,
    control,
    vaultKey: (signers) => call(url, ca, 'POST', 'vault-key', { signers }),
    addMembers: (count, role) => call<ChannelUser[]>(url, ca, 'POST', 'members', { count, role }),
    async userToken({ aadObjectId: userId }, changes = {}) {
      const body = { userId, ...changes };
      return (await call<{ token: string }>(url, ca, 'POST', 'user-token', body)).token;
    },
    user: (role) =>
      find(({ roles, userType }) =>
        role === undefined ? roles.length === 0 && userType === 'Member' : roles.includes(role),
      ),
    guest: () => find(({ userType }) => userType === 'Guest'),
    async graphAs({ aadObjectId }) {
      const { token: assertion } = await ask<{ token: string }>(`user-token?user=${aadObjectId}`);
      const { clientId, clientSecret, tenantId } = JSON.parse(
        await readFile(path.join(home, 'sandbox', 'bot-identity.json'), 'utf8'),
      ) as Record<string, string>;
      const form = new URLSearchParams({
        ...{ client_id: clientId ?? '', client_secret: clientSecret ?? '', assertion },
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        scope: `${url}/.default`,
      });
      const { access_token: token } = await send<{ access_token: string }>(
        `${url}/${tenantId ?? ''}/oauth2/v2.0/token`,
        { method: 'POST', ca, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        form.toString(),
      );
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      return (method, graphPath, body) =>
        send(`${url}/v1.0${graphPath}`, { method, ca, headers }, body && JSON.stringify(body));
    },
    signIn: (address, user) => chooseOn(address, ca, user.aadObjectId),
    async stop() {
      await close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function newHome(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'drawbridge-sandbox-'));
}

/** What a bot against a sandbox and a database is started with. */
export function botEnvironment(sandbox: SandboxProgram, databaseUrl: string): Record<string, string> {
  return {
    DRAWBRIDGE_HOME: sandbox.home,
    DATABASE_URL: databaseUrl,
    NODE_EXTRA_CA_CERTS: path.join(sandbox.home, 'sandbox', 'ca.pem'),
    AZURE_AUTHORITY_HOST: sandbox.url,
    GRAPH_URL: sandbox.url,
    ENDPOINT_URL: sandbox.url,
    EXCHANGE_URL: sandbox.url,
    CLOUD_APPS_HOSTS: new URL(sandbox.url).host,
    KEY_VAULT_HOSTS: new URL(sandbox.url).host,
    RESULT_HOSTS: new URL(sandbox.url).host,
    AZURE_TENANT_ID: sandbox.identity.tenantId,
    AZURE_CLIENT_ID: sandbox.identity.clientId,
    AZURE_CLIENT_SECRET: sandbox.identity.clientSecret,
    POLL_SECONDS: '1',
    PROPAGATION_READS: '2',
    PROPAGATION_INTERVAL_MS: '20',
    LOG_LEVEL: 'debug',
    // Tests ask again and again until something has come.
    TURNS_PER_MINUTE: '100000',
  };
}

/** Starts the bot, as it was compiled last, against a sandbox and a database; it answers when this resolves. */
export async function startBotProgram(
  sandbox: SandboxProgram,
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<BotProgram> {
  const port = environment['PORT'] ?? String(await freePort());
  const child = start('dist/main.js', {
    ...botEnvironment(sandbox, databaseUrl),
    PORT: port,
    ...environment,
  });
  const printed: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString('utf8')));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await ready(child).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${printed.join('')}`);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    printed: () => printed.join(''),
    exited,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

/** Where this worker's ports begin: below those that outgoing connections get, and apart from other workers' ones. */
const FIRST_PORT = 10_000 + 2_000 * (Number(process.env['JEST_WORKER_ID'] ?? '0') % 11);
let portsGiven = Math.floor(Math.random() * 2_000);

/** A port that is free, and that no other test and no outgoing connection takes meanwhile. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + (portsGiven++ % 2_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => {
        resolve(false);
      });
      server.listen(port, () => {
        resolve(true);
      });
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

function start(file: string, environment: Record<string, string>): ChildProcess {
  const env = { PATH: process.env['PATH'], ...environment };
  return fork(path.join(ROOT, file), {
    execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : [],
    env,
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => {
      resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`The program ended with ${String(code)}.`));
    });
  });
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exited;
}

function call<T>(url: string, ca: Buffer, method: 'GET' | 'POST', name: string, body?: object): Promise<T> {
  const options = { method, ca, headers: { 'content-type': 'application/json' } };
  return send(`${url}/_sandbox/${name}`, options, body && JSON.stringify(body));
}

function send<T>(address: string, options: RequestOptions, body: string | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const sent = request(address, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if ((response.statusCode ?? 500) >= 300)
          reject(new Error(`The sandbox answered ${String(response.statusCode)}: ${text}`));
        else resolve(text === '' ? (undefined as T) : (JSON.parse(text) as T));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What a browser sends when somebody is chosen on the sign-in page; gives where it is led to. */
function chooseOn(address: string, ca: Buffer, user: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = request(address, { method: 'POST', ca, headers }, (response) => {
      response.resume();
      const { location } = response.headers;
      if (location === undefined)
        reject(new Error(`The sign-in page answered ${String(response.statusCode)}.`));
      else resolve(location);
    });
    sent.on('error', reject);
    sent.end(new URLSearchParams({ user }).toString());
  });
}
