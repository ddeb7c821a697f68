import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres';
import { rawAlert } from '../alerts/support/raw-alert';
import { connect } from '../support/connecting';
import { type BotProgram, startSandboxHere } from '../support/programs';
import { type Conversation, textOf, until } from '../support/teams-channel';
import { withBot } from './killing';

/** As long as an operator needs to restart a database; a minute shows no more than this. */
const DOWN_MS = Number(process.env['DATABASE_DOWN_MS'] ?? '10000');

it(
  'answers clearly while the database is down, and goes on by itself without a loss',
  async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'drawbridge-down-'));
    const log = pino({ level: 'silent' });
    const start = () => startEmbeddedPostgres({ home, log });
    const server = await start();
    const running = new Set([server]);
    const sandbox = await startSandboxHere();
    const scene = { sandbox, database: { url: server.url, drop: () => Promise.resolve() } };
    const goesOn = async (bot: BotProgram, chat: Conversation) => {
      const ada = sandbox.user('Global Administrator');
      const asks = async (text: string) => textOf((await chat.says(ada, text)).card);
      const ready = async () => (await fetch(`${bot.url}/readyz`)).status;
      await connect(chat, ada, 'recommended');

      await server.stop();
      running.delete(server);
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

      running.add(await start());
      await until(async () => ((await ready()) === 200 ? true : undefined), 'the bot to be ready');
      expect(await asks('status')).toContain('is connected');
      await until(async () => {
        const shown = await asks('alerts while-down');
        return shown.includes('of 50') ? shown : undefined;
      }, 'the alerts that came meanwhile');
    };
    try {
      await withBot(scene, goesOn, { HEALTH_SECONDS: '1' });
    } finally {
      await sandbox.stop();
      for (const one of running) await one.stop();
      await rm(home, { recursive: true, force: true });
    }
  },
  30_000 + DOWN_MS,
);
