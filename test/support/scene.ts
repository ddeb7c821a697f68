import { createTestDatabase } from './postgres';
import { type BotProgram, type SandboxProgram, startBotProgram } from './programs';
import { TeamsChannel } from './teams-channel';

/** A tenant, a bot on a database of its own, and the Teams that it is spoken to through. */
export interface Scene {
  sandbox: SandboxProgram;
  databaseUrl: string;
  bot: BotProgram;
  channel: TeamsChannel;
  stop(): Promise<void>;
}

export async function startScene(startTenant: () => Promise<SandboxProgram>): Promise<Scene> {
  const [sandbox, database] = await Promise.all([startTenant(), createTestDatabase()]);
  const bot = await startBotProgram(sandbox, database.url);
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: sandbox.tenantId });
  await channel.start();
  return {
    ...{ sandbox, bot, channel, databaseUrl: database.url },
    async stop() {
      await bot.stop();
      await Promise.all([channel.stop(), sandbox.stop(), database.drop()]);
    },
  };
}
