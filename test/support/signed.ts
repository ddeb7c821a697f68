import { randomUUID } from 'node:crypto';
import { startBotProgram } from './programs';
import type { Scene } from './scene';
import { TeamsChannel } from './teams-channel';

/**
 * Starts a scene's bot again as it runs outside of a sandbox, and gives the Teams that signs what it sends to it. The
 * bot answers invokes there; nobody signs it in to send messages of its own.
 */
export async function startSigned(
  scene: Scene,
  given: Readonly<Record<string, string>> = {},
): Promise<TeamsChannel> {
  const { sandbox, bot, databaseUrl } = scene;
  await bot.stop();
  const appId = randomUUID();
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: sandbox.tenantId, appId });
  await channel.start();
  scene.bot = await startBotProgram(sandbox, databaseUrl, {
    ...channel.botEnvironment,
    ...{ PORT: new URL(bot.url).port, HOST: '127.0.0.1' },
    ...{ MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: randomUUID() },
    MICROSOFT_APP_TENANT_ID: sandbox.tenantId,
    ...given,
  });
  return channel;
}
