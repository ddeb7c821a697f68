import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres';
import { rawAlert } from '../alerts/support/raw-alert';
import { connect } from '../support/connecting';
import { startBotProgram, startSandboxHere } from '../support/programs';
import { TeamsChannel, textOf, until } from '../support/teams-channel';

/** As long as an operator needs to restart a database; a minute shows no more than this. */
const DOWN_MS = Number(process.env['DATABASE_DOWN_MS'] ?? '10000');

it('answers clearly while the database is down, and goes on by itself without a loss', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'drawbridge-down-'));
  const log = pino({ level: 'silent' });
  let server: EmbeddedPostgres | undefined = await startEmbeddedPostgres({ home, log });
  const sandbox = await startSandboxHere();
  const bot = await startBotProgram(sandbox, server.url, { HEALTH_SECONDS: '1' });
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: sandbox.tenantId });
  await channel.start();
  try {
    const [chat, ada] = [channel.conversation(), sandbox.user('Global Administrator')];
    const asks = async (text: string) => textOf((await chat.says(ada, text)).card);
    const ready = async () => (await fetch(`${bot.url}/readyz`)).status;
    await connect(chat, ada, 'recommended');

    await server.stop();
    server = undefined;
    const end = Date.now() + DOWN_MS;
    const items = Array.from({ length: 50 }, (_, n) =>
      rawAlert(`while-down-${n}`, new Date(), { severity: 'high' }),
    );
    await sandbox.control('alerts', { items });
    while (Date.now() < end) {
      expect(await asks('alerts')).toContain('The database does not answer');
      expect(await ready()).toBe(503);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }

    server = await startEmbeddedPostgres({ home, log });
    await until(async () => ((await ready()) === 200 ? true : undefined), 'the bot to be ready');
    expect(await asks('status')).toContain('is connected');
    await until(async () => {
      const shown = await asks('alerts while-down');
      return shown.includes('of 50') ? shown : undefined;
    }, 'the alerts that came meanwhile');
  } finally {
    await bot.kill();
    await Promise.all([channel.stop(), sandbox.stop()]);
    await server?.stop();
    await rm(home, { recursive: true, force: true });
  }
});
