import { noticeCard } from '../../cards/notice';
import type { Services } from '../services';
import { notConnected } from '../views/not-connected';
import { defineCommand } from './define';

export const disconnect = defineCommand<Services>({
  name: 'disconnect',
  summary: 'Remove everything that the setup has made, after an approval.',
  examples: ['disconnect'],
  who: 'admin',
  async run(_words, { asker }, { connections }) {
    const connection = await connections.find(asker.tenantId);
    if (connection === undefined) return { card: notConnected() };
    return {
      card: noticeCard({
        title: `Disconnect ${connection.organisation}?`,
        text: 'You see the plan first: its permissions, its application and its credentials go, and new alerts stop. Nothing has been changed yet.',
        buttons: [
          { title: 'Show the plan, keep the alerts', verb: 'setup.disconnect', data: { alerts: 'keep' } },
          {
            title: 'Show the plan, delete the alerts too',
            verb: 'setup.disconnect',
            data: { alerts: 'delete' },
          },
        ],
      }),
    };
  },
});
