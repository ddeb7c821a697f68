import { inspect } from '../../connection/inspection';
import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import { statusAnswer } from '../views/status-view';
import { defineCommand } from './define';

const CHART_DAYS = 7;

export const status = defineCommand<Services>({
  name: 'status',
  summary: 'Connection, permissions, credential and ingestion at a glance.',
  examples: ['status'],
  who: 'analyst',
  async run(name, turn, services) {
    const { connection, card } = await chooseConnection(name, 'status', turn, services);
    if (connection === undefined) return { card };
    const { sources, alerts, clock, sandbox } = services;
    const { tenantId, id } = connection;
    const now = clock();
    const [inspection, ingestion, latest, days] = await Promise.all([
      inspect(connection, sources),
      alerts.state(tenantId, id),
      alerts.latest(tenantId, id),
      alerts.perDay(tenantId, id, CHART_DAYS, now),
    ]);
    return { card: statusAnswer({ connection, inspection, ingestion, latest, days, now, sandbox }) };
  },
});
