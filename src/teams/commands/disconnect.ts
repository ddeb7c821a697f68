import { noticeCard } from '../../cards/notice';
import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import { defineCommand } from './define';

export const disconnect = defineCommand<Services>({
  name: 'disconnect',
  topic: 'connection',
  summary: 'Remove everything that the setup has made, after an approval.',
  examples: ['disconnect'],
  who: 'admin',
  async run(name, turn, services) {
    const { connection, card } = await chooseConnection(name, 'disconnect', turn, services);
    if (connection === undefined) return { card };
    const data = { connection: connection.id };
    return {
      card: noticeCard({
        title: `Disconnect ${connection.organisation}?`,
        text: 'You see the plan first: its permissions, its application and its credentials go, and new alerts stop. Nothing has been changed yet.',
        buttons: [
          {
            title: 'Show the plan, keep the alerts',
            verb: 'setup.disconnect',
            data: { ...data, alerts: 'keep' },
          },
          {
            title: 'Show the plan, delete the alerts too',
            verb: 'setup.disconnect',
            data: { ...data, alerts: 'delete' },
          },
        ],
      }),
    };
  },
});
