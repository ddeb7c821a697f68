import { createTestDatabase, query } from './postgres';
import { type BotProgram, type SandboxProgram, startBotProgram } from './programs';
import { TeamsChannel } from './teams-channel';

type Environment = Record<string, string>;

/** A tenant, a bot on a database of its own, and the Teams that it is spoken to through. */
export interface Scene {
  sandbox: SandboxProgram;
  databaseUrl: string;
  bot: BotProgram;
  channel: TeamsChannel;
  /** Kills the bot, runs these statements on its database, and starts it again at the same address. */
  restart(...statements: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** @param given what the bot is to be started with beside what it always needs */
export async function startScene(
  startTenant: () => Promise<SandboxProgram>,
  given: Environment | ((sandbox: SandboxProgram) => Promise<Environment>) = {},
): Promise<Scene> {
  const [sandbox, database] = await Promise.all([startTenant(), createTestDatabase()]);
  const environment = typeof given === 'function' ? await given(sandbox) : given;
  const bot = await startBotProgram(sandbox, database.url, environment);
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: sandbox.tenantId });
  await channel.start();
  const scene: Scene = {
    ...{ sandbox, bot, channel, databaseUrl: database.url },
    async restart(...statements) {
      await scene.bot.kill();
      for (const statement of statements) await query(database.url, statement);
      const { port: PORT } = new URL(scene.bot.url);
      scene.bot = await startBotProgram(sandbox, database.url, { ...environment, PORT });
    },
    async stop() {
      await scene.bot.stop();
      await Promise.all([channel.stop(), sandbox.stop(), database.drop()]);
    },
  };
  return scene;
}
