import { randomBytes, randomUUID } from 'node:crypto';
import { createTestDatabase } from '../../support/postgres';
import {
  botEnvironment,
  type SandboxProgram,
  startBotProgram,
  startSandboxProgram,
} from '../../support/programs';
import { type ChannelUser, findAction, TeamsChannel, textOf } from '../../support/teams-channel';
import { type Measured, startMeasured } from '../programs/program';

/** A sandbox tenant that a bot has been connected to, and what starts that bot as in production: tokens are checked. */
export interface Connected {
  sandbox: SandboxProgram;
  databaseUrl: string;
  /** What Teams and its stand-in agree on. */
  app: Record<string, string>;
  channel: TeamsChannel;
  analyst: ChannelUser;
  startBot(environment?: Record<string, string>): Promise<Measured>;
  stop(): Promise<void>;
}

const BUTTONS = ['plan.approve', 'setup.recommended', 'setup.start'];

export async function connected(): Promise<Connected> {
  const [sandbox, database] = await Promise.all([startSandboxProgram(), createTestDatabase()]);
  const analyst = sandbox.user('Global Administrator');
  await connect(sandbox, database.url, analyst);
  const appId = randomUUID();
  const channel = new TeamsChannel({ botUrl: '', tenantId: sandbox.tenantId, appId });
  await channel.start();
  const app = {
    ...channel.botEnvironment,
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: randomBytes(24).toString('base64url'),
    MICROSOFT_APP_TENANT_ID: sandbox.tenantId,
  };
  return {
    ...{ sandbox, databaseUrl: database.url, app, channel, analyst },
    startBot: (environment = {}) =>
      startMeasured('dist/main.js', {
        ...botEnvironment(sandbox, database.url),
        ...{ HOST: '127.0.0.1', LOG_LEVEL: 'error' },
        ...app,
        ...environment,
      }),
    async stop() {
      await Promise.all([channel.stop(), sandbox.stop(), database.drop()]);
    },
  };
}

/** The recommended setup, said and pressed by an administrator. */
async function connect(sandbox: SandboxProgram, databaseUrl: string, admin: ChannelUser): Promise<void> {
  const bot = await startBotProgram(sandbox, databaseUrl);
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: sandbox.tenantId });
  await channel.start();
  const chat = channel.conversation();
  const message = await chat.says(admin, 'setup');
  while (!textOf(message.card).includes('is connected')) {
    const verb = BUTTONS.find((one) => findAction(message.card, one));
    if (verb === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
    else await chat.clicks(admin, message, verb);
  }
  await bot.stop();
  await channel.stop();
}
