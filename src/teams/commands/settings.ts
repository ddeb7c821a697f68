import { settingsCard } from '../../cards/settings';
import { stepsFor } from '../../connection/setup/steps';
import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { defineCommand } from './define';
import { texts } from '../../texts/texts';

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
    const words = texts().settings;
    const rows = stepsFor(desired).map((step) => ({
      name: texts().setup.steps[step.id].name,
      summary: step.summary(desired),
      button: words.change,
      verb: 'setup.settings',
      data: { connection: id, step: step.id },
    }));
    const notices = {
      name: words.notices,
      summary: noticesGoTo(notify, turn),
      button: words.sendHere,
      verb: 'command.run',
      data: { text: `notify here ${connection.name}` },
    };
    return {
      card: settingsCard({
        title: words.title(connection.name),
        context: words.context(organisation),
        rows: [...rows, notices],
      }),
    };
  },
});

function noticesGoTo(notify: string | undefined, { conversation }: Turn): string {
  const words = texts().settings;
  if (notify === undefined) return words.toOwner;
  return notify === conversation.id ? words.here : words.elsewhere;
}
