import { settingsCard } from '../../cards/settings';
import { stepsFor } from '../../connection/setup/steps';
import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { defineCommand } from './define';

export const settings = defineCommand<Services>({
  name: 'settings',
  topic: 'connection',
  summary: 'What the connection does, reads and allows, and who may; each can be changed.',
  examples: ['settings'],
  who: 'admin',
  async run(name, turn, services) {
    const { connection, card } = await chooseConnection(name, 'settings', turn, services);
    if (connection === undefined) return { card };
    const { id, desired, organisation, notify } = connection;
    const rows = stepsFor(desired).map((step) => ({
      name: step.name,
      summary: step.summary(desired),
      button: 'Change',
      verb: 'setup.settings',
      data: { connection: id, step: step.id },
    }));
    const notices = {
      name: 'Notices',
      summary: noticesGoTo(notify, turn),
      button: 'Send them here',
      verb: 'command.run',
      data: { text: `notify here ${connection.name}` },
    };
    return {
      card: settingsCard({
        title: `Settings of ${connection.name}`,
        context: `${organisation} · changes take effect with an approval`,
        rows: [...rows, notices],
      }),
    };
  },
});

function noticesGoTo(notify: string | undefined, { conversation }: Turn): string {
  if (notify === undefined) return 'Go to whoever set this up, in person';
  return notify === conversation.id ? 'Come to this conversation' : 'Go to another conversation';
}
