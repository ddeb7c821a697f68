import { readActualState } from '../../connection/actual-state';
import type { Connection } from '../../connection/connection-store';
import { chooseConnections } from '../connection-choice';
import type { Services } from '../services';
import { credentialsOverview, type ReadConnection } from '../views/credentials-overview';
import { credentialsAnswer } from '../views/credentials-view';
import { defineCommand } from './define';

export const credentials = defineCommand<Services>({
  name: 'credentials',
  topic: 'connection',
  summary: 'Secrets and certificates of the applications, and the days they have left.',
  examples: ['credentials'],
  who: 'admin',
  async run(name, turn, services) {
    const { connections, card } = await chooseConnections(name, 'credentials', turn, services);
    if (connections === undefined) return { card };
    const read = await Promise.all(connections.map((one) => readConnection(one, services)));
    const [only, ...others] = read;
    if (only === undefined || others.length > 0) return { card: credentialsOverview(read) };
    return { card: credentialsAnswer(only.connection, only.actual, only.lastReadAt) };
  },
});

async function readConnection(
  connection: Connection,
  { sources, alerts }: Services,
): Promise<ReadConnection> {
  const [actual, state] = await Promise.all([
    readActualState(connection, sources),
    alerts.state(connection.tenantId, connection.id),
  ]);
  return { connection, actual, lastReadAt: state?.lastSuccessAt };
}
