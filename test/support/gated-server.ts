import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { captureConsole } from '../../src/log';
import { createAdapter } from '../../src/teams/adapter';
import { type BotOptions, PUBLIC_TOKEN_ISSUER } from '../../src/teams/options';
import { createServer, type ServerTools } from '../../src/teams/server';
import { freePort } from './programs';
import { TeamsChannel } from './teams-channel';

/** The bot's own server and Bot Framework adapter, with nothing behind them but a count of the turns that get through. */
export interface GatedServer {
  url: string;
  tenantId: string;
  appId: string | undefined;
  channel: TeamsChannel;
  turns(): number;
  post(body: string, headers?: Record<string, string>): Promise<number>;
  stop(): Promise<void>;
}

const NOBODY_SIGNS_IN = {
  begin: () => Promise.resolve(undefined),
  lead: () => Promise.resolve(undefined),
  finish: () => Promise.resolve({ outcome: 'unknown' as const }),
};

/** @param app whether requests are authenticated: the channel then signs them, as Teams does */
export async function startGatedServer(
  app: 'authenticated' | 'unauthenticated',
  files: Pick<ServerTools, 'files'> = { files: { take: () => Promise.resolve(undefined) } },
): Promise<GatedServer> {
  const log = pino({ level: 'silent' });
  captureConsole(log);
  const tenantId = randomUUID();
  const appId = app === 'authenticated' ? randomUUID() : undefined;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const channel = new TeamsChannel({ botUrl: url, tenantId, ...(appId !== undefined && { appId }) });
  await channel.start();
  const { BOT_OPENID_METADATA_URL: openIdMetadataUrl, BOT_LOGIN_URL: loginUrl } = channel.botEnvironment;
  const options: BotOptions = {
    app: appId === undefined ? undefined : { id: appId, password: randomUUID(), tenantId },
    ...{ port, host: '127.0.0.1', allowedTenants: [tenantId], serviceUrlHosts: ['127.0.0.1'] },
    ...{ tokenIssuer: PUBLIC_TOKEN_ISSUER, openIdMetadataUrl, loginUrl, loginScope: undefined },
  };
  let turns = 0;
  const server = createServer({
    ...files,
    adapter: createAdapter(options),
    turn: () => {
      turns += 1;
      return Promise.resolve();
    },
    refused: () => undefined,
    signIn: NOBODY_SIGNS_IN,
    languages: ['en'],
    heldFiles: { take: () => Promise.resolve(undefined) },
    ready: () => Promise.resolve(true),
    options,
    log,
  });
  await server.listen();
  return {
    ...{ url, tenantId, appId, channel },
    turns: () => turns,
    async post(body, headers = {}) {
      const all = { 'content-type': 'application/json', ...headers };
      const response = await fetch(`${url}/api/messages`, { method: 'POST', headers: all, body });
      await response.arrayBuffer();
      return response.status;
    },
    async stop() {
      await server.close();
      await channel.stop();
    },
  };
}
