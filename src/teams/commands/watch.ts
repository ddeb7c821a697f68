import { parseQuery } from '../../alerts/query/parse';
import { readWish, type Wish } from '../../alerts/watches/wish';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { texts } from '../../texts/texts';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { queryProblemAnswer } from '../views/alert-list-view';
import { notConnected } from '../views/not-connected';
import { madeAnswer } from '../views/watch-view';
import { defineCommand } from './define';

export const watch = defineCommand<Services>({
  name: 'watch',
  topic: 'alerts',
  summary:
    'Tells this conversation of new alerts that a query finds; quiet:22:00-07:00 holds back all but high ones.',
  examples: ['watch severity:high', 'watch name:"Finance" quiet:22:00-07:00 user:ava or user:ben'],
  who: 'analyst',
  async run(words, turn, services) {
    const all = await services.connections.list(turn.asker.tenantId);
    if (all.every(({ savedAt }) => savedAt === undefined)) return { card: notConnected() };
    const read = readWish(words, services.clock(), turn.timezone ?? 'UTC');
    if (!read.ok) return { card: queryProblemAnswer(read.problem, typed) };
    if (read.wish.query === '') return { card: whatToWatch() };
    return make(read.wish, turn, services);
  },
});

async function make(
  wish: Wish,
  { asker, conversation }: Turn,
  { watches, alerts, audit, clock }: Services,
): Promise<Answer> {
  const { tenantId, aadObjectId: id, name } = asker;
  const parsed = parseQuery(wish.query, clock());
  // Asked once before it is kept: it runs whenever alerts are stored.
  const sofar = parsed.ok ? await alerts.list(tenantId, parsed.query, { size: 1 }) : undefined;
  const made = await watches.make(tenantId, conversation, wish, { id, name });
  if (made.made === 'new' || made.made === 'changed')
    await audit.record(tenantId, {
      actor: id,
      action: `watch.${made.made === 'new' ? 'made' : 'changed'}`,
      subject: made.watch.query,
      detail: { watch: made.watch.id, conversation: conversation.id },
    });
  return { card: madeAnswer(made, sofar?.total ?? 0) };
}

function typed(query: string) {
  return { title: `watch ${query}`, verb: 'command.run', data: { text: `watch ${query}` } };
}

function whatToWatch(): Card {
  const button = (text: string) => ({ title: text, verb: 'command.run', data: { text } });
  return noticeCard({
    ...texts().watches.whatToWatch,
    buttons: [button('watch severity:high'), button('watches')],
  });
}
