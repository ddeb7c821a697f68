import { noticeCard } from '../../cards/notice';
import type { Connection } from '../../connection/connection-store';
import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { notifiedAnswer } from '../views/watch-view';
import { defineCommand } from './define';
import { texts } from '../../texts/texts';

const WHERE = /^(here|me)(?:\s+(.*))?$/i;

export const notify = defineCommand<Services>({
  name: 'notify',
  topic: 'connection',
  summary:
    'Where notices go: notify here for this conversation, with new alerts of high severity; notify me for whoever set it up.',
  examples: ['notify here', 'notify me'],
  who: 'admin',
  async run(words, turn, services) {
    const [, where = '', name = ''] = WHERE.exec(words) ?? [];
    if (where === '') return { card: noticeCard(texts().settings.where) };
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
    if (here) return { card: notifiedAnswer(await bringWatch(connection, turn, services)) };
    const watch = await services.watches.ofConnection(connection.tenantId, connection.id);
    if (watch !== undefined) await services.watches.remove(watch);
    return { card: inPerson(connection.name) };
  },
});

/** The connection's new alerts are told where its notices are. */
async function bringWatch(connection: Connection, { asker, conversation }: Turn, { watches }: Services) {
  return watches.bring(connection, conversation, { id: asker.aadObjectId, name: asker.name });
}

function inPerson(name: string) {
  const { title, text } = texts().settings.inPerson;
  return noticeCard({ title: title(name), text, tone: 'good' });
}
