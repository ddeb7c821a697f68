import { noticeCard } from '../../cards/notice';
import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import { defineCommand } from './define';

const WHERE = /^(here|me)(?:\s+(.*))?$/i;

export const notify = defineCommand<Services>({
  name: 'notify',
  summary:
    'Where notices of the connection go: notify here for this conversation, notify me for whoever set it up.',
  examples: ['notify here', 'notify me'],
  who: 'admin',
  async run(words, turn, services) {
    const [, where = '', name = ''] = WHERE.exec(words) ?? [];
    if (where === '') {
      const text =
        'Type notify here to get notices in this conversation, or notify me to have them in person.';
      return { card: noticeCard({ title: 'Where should notices go?', text }) };
    }
    const here = where.toLowerCase() === 'here';
    const { connection, card } = await chooseConnection(name, `notify ${where}`, turn, services);
    if (connection === undefined) return { card };
    await services.audit.record(connection.tenantId, {
      actor: turn.asker.aadObjectId,
      action: 'notices.moved',
      subject: connection.name,
      detail: { conversation: here ? turn.conversation.id : null },
    });
    await services.connections.notifyAt(connection, here ? turn.conversation.id : undefined);
    return { card: moved(connection.name, here) };
  },
});

function moved(name: string, here: boolean) {
  const title = here ? `Notices of ${name} come here` : `Notices of ${name} go to whoever set it up`;
  const text = here
    ? 'Expiring credentials, missing permissions and stalled alerts are told in this conversation.'
    : 'Expiring credentials, missing permissions and stalled alerts are told in a personal chat.';
  return noticeCard({ title, text, tone: 'good' });
}
