import { inspect } from '../../connection/inspection';
import { chooseConnections } from '../connection-choice';
import type { Services } from '../services';
import { permissionsOverview } from '../views/permissions-overview';
import { permissionsAnswer } from '../views/permissions-view';
import { defineCommand } from './define';

export const permissions = defineCommand<Services>({
  name: 'permissions',
  topic: 'connection',
  summary: 'What is required, granted, missing or too much, and why.',
  examples: ['permissions'],
  who: 'admin',
  async run(name, turn, services) {
    const { connections, card } = await chooseConnections(name, 'permissions', turn, services);
    if (connections === undefined) return { card };
    const inspected = await Promise.all(
      connections.map(async (connection) => ({
        connection,
        inspection: await inspect(connection, services.sources),
      })),
    );
    const [only, ...others] = inspected;
    if (only === undefined || others.length > 0) return { card: permissionsOverview(inspected) };
    return { card: permissionsAnswer(only.connection, only.inspection) };
  },
});
