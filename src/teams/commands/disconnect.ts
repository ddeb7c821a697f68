import { noticeCard } from '../../cards/notice';
import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import { defineCommand } from './define';
import { texts } from '../../texts/texts';

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
    const words = texts().plan.disconnect;
    return {
      card: noticeCard({
        title: words.title(connection.organisation),
        text: words.text,
        buttons: [
          {
            title: words.keep,
            verb: 'setup.disconnect',
            data: { ...data, alerts: 'keep' },
          },
          {
            title: words.delete,
            verb: 'setup.disconnect',
            data: { ...data, alerts: 'delete' },
          },
        ],
      }),
    };
  },
});
