import { chooseConnection } from '../connection-choice';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { exportAnswer } from '../views/export-view';
import { statusAnswer } from '../views/status-view';
import { defineCommand } from './define';

const CHART_DAYS = 7;
const EXPORT = /^export\b\s*/i;

export const status = defineCommand<Services>({
  name: 'status',
  summary: 'What is not in order, what to do about it, and how things are; status export gives it as JSON.',
  examples: ['status', 'status export'],
  who: 'analyst',
  async run(words, turn, services) {
    const exported = EXPORT.test(words);
    const command = exported ? 'status export' : 'status';
    const name = words.replace(EXPORT, '');
    const { connection, card } = await chooseConnection(name, command, turn, services);
    if (connection === undefined) return { card };
    const checkup = await services.check(connection);
    return exported ? { card: exportAnswer(checkup) } : glance(checkup, turn, services);
  },
});

async function glance(
  checkup: Awaited<ReturnType<Services['check']>>,
  { timezone }: Turn,
  { alerts, clock, sandbox }: Services,
): Promise<Answer> {
  const { tenantId, id } = checkup.facts.connection;
  const now = clock();
  const [latest, days] = await Promise.all([
    alerts.latest(tenantId, id),
    alerts.perDay(tenantId, id, CHART_DAYS, now),
  ]);
  return { card: statusAnswer({ ...checkup, latest, days, now, timezone, sandbox }) };
}
