import { inspect } from '../../connection/inspection';
import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import { permissionsAnswer } from '../views/permissions-view';
import { defineCommand } from './define';

export const permissions = defineCommand<Services>({
  name: 'permissions',
  summary: 'What is required, granted, missing or too much, and why.',
  examples: ['permissions'],
  who: 'admin',
  async run(name, turn, services) {
    const { connection, card } = await chooseConnection(name, 'permissions', turn, services);
    if (connection === undefined) return { card };
    return { card: permissionsAnswer(connection, await inspect(connection, services.sources)) };
  },
});
