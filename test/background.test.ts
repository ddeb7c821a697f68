import { pino } from 'pino';
import { type BackgroundTools, startBackground } from '../src/background';
import type { Connection } from '../src/connection/connection-store';
import { until } from './support/teams-channel';

const nothing = () => Promise.resolve();
const CONNECTION = { id: 'connection', tenantId: 'tenant' } as Connection;

it('goes on asking for alerts while Teams takes no message', async () => {
  const requested: string[] = [];
  let deliveries = 0;
  const stop = await startBackground({
    jobs: {
      handle: nothing,
      request: (name) => {
        requested.push(name);
        return Promise.resolve();
      },
      stop: nothing,
    },
    connections: { saved: () => Promise.resolve([CONNECTION]) } as BackgroundTools['connections'],
    runner: { run: nothing, resume: nothing, catchUp: nothing },
    ...{ poll: () => Promise.resolve(false), look: nothing },
    responseStore: { due: () => Promise.resolve([]), find: () => Promise.resolve(undefined) },
    runResponse: nothing,
    deliver: () => {
      deliveries++;
      return new Promise(() => undefined);
    },
    ...{ forget: nothing, purge: nothing, pollSeconds: 0.02, healthSeconds: 60 },
    log: pino({ level: 'silent' }),
  });
  const polls = () => requested.filter((name) => name === 'poll-alerts').length;
  await until(() => (polls() > 3 ? true : undefined), 'polls');
  stop();
  expect(deliveries).toBe(1);
});
