import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
  text: string;
  /** The JSON body, or undefined when there is none. */
  json: unknown;
}

/** The part of a JSON value that a path such as 'responses.0.body' leads to. */
export function at(value: unknown, where: string): unknown {
  return where.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);
}

/** The same, of every member of a list. */
export function each(list: unknown, where: string): unknown[] {
  return (list as unknown[]).map((one) => at(one, where));
}

interface Ask {
  token?: string | undefined;
  body?: unknown;
  form?: Record<string, string>;
  /** A body that is sent as it is. */
  raw?: string;
  headers?: Record<string, string>;
}

/** A sandbox in this process, asked over real HTTPS. */
export interface TestTenant {
  sandbox: Sandbox;
  home: string;
  ask(method: string, path: string, ask?: Ask): Promise<Reply>;
  /** A call of Graph with the bot's own token. */
  graph(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  control(method: string, name: string, body?: unknown): Promise<unknown>;
  /** A token of the bot for itself, or of another client. */
  appToken(scope?: string, client?: { clientId: string; clientSecret: string }): Promise<string>;
  /** The person with this name, such as 'Ada'. */
  person(given: string): Promise<Person>;
  stop(): Promise<void>;
}

export interface Person {
  aadObjectId: string;
  displayName: string;
  userPrincipalName: string;
  roles: string[];
}

/** Starts a new tenant that shows changes at once. */
export async function startTenant(options: { clock?: () => Date } = {}): Promise<TestTenant> {
  const home = await mkdtemp(path.join(tmpdir(), 'drawbridge-tenant-'));
  const lag = { minSeconds: 0, maxSeconds: 0, flap: 0 };
  const sandbox = await startSandbox({ port: 0, home, lag, ...options });
  const ask: TestTenant['ask'] = (method, where, options = {}) => send(sandbox, method, where, options);

  async function appToken(scope = `${sandbox.url}/.default`, client = sandbox.botIdentity) {
    const { clientId, clientSecret } = client;
    const form = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope,
    };
    const { json, text } = await ask('POST', `/${sandbox.tenantId}/oauth2/v2.0/token`, { form });
    const token = at(json, 'access_token');
    if (typeof token !== 'string') throw new Error(text);
    return token;
  }

  return {
    sandbox,
    home,
    ask,
    appToken,
    graph: async (method, where, body, headers = {}) =>
      ask(method, `/v1.0${where}`, { token: await appToken(), body, headers }),
    control: async (method, name, body) => (await ask(method, `/_sandbox/${name}`, { body })).json,
    async person(given) {
      const { json } = await ask('GET', '/_sandbox/users');
      const found = (json as Person[]).find(({ displayName }) => displayName.startsWith(given));
      if (found === undefined) throw new Error(`There is no ${given}.`);
      return found;
    },
    async stop() {
      await sandbox.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function send(sandbox: Sandbox, method: string, where: string, ask: Ask): Promise<Reply> {
  const { token, body, form, raw, headers = {} } = ask;
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  const content = raw ?? (form === undefined ? JSON.stringify(body) : new URLSearchParams(form).toString());
  const sent = {
    'content-type': type,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const options = { method, ca: sandbox.caPem, headers: sent };
    const outgoing = request(new URL(where, sandbox.url), options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text,
          json: parsed(text),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(content);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
