import { inspect } from '../../connection/inspection';
import type { Services } from '../services';
import { permissionsAnswer } from '../views/permissions-view';
import { notConnected } from '../views/not-connected';
import { defineCommand } from './define';

export const permissions = defineCommand<Services>({
  name: 'permissions',
  summary: 'What is required, granted, missing or too much, and why.',
  examples: ['permissions'],
  who: 'admin',
  async run(_words, { asker }, { connections, sources }) {
    const connection = await connections.find(asker.tenantId);
    if (connection === undefined) return { card: notConnected() };
    return { card: permissionsAnswer(connection, await inspect(connection, sources)) };
  },
});
