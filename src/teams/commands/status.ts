import { chooseConnections } from '../connection-choice';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { exportAllAnswer, exportAnswer } from '../views/export-view';
import { statusOverview } from '../views/status-overview';
import { statusAnswer } from '../views/status-view';
import { defineCommand } from './define';

const CHART_DAYS = 7;
const EXPORT = /^export\b\s*/i;

export const status = defineCommand<Services>({
  name: 'status',
  topic: 'connection',
  summary: 'What is not in order, what to do about it, and how things are; status export gives it as JSON.',
  examples: ['status', 'status export'],
  who: 'analyst',
  async run(words, turn, services) {
    const exported = EXPORT.test(words);
    const command = exported ? 'status export' : 'status';
    const name = words.replace(EXPORT, '');
    const { connections, card } = await chooseConnections(name, command, turn, services);
    if (connections === undefined) return { card };
    const checkups = await Promise.all(connections.map((one) => services.check(one)));
    const [only, ...others] = checkups;
    if (only === undefined || others.length > 0) {
      const now = services.clock();
      return { card: exported ? exportAllAnswer(checkups, now) : statusOverview(checkups, now) };
    }
    return exported ? { card: exportAnswer(only) } : glance(only, turn, services);
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
