import { parseQuery } from '../../alerts/query/parse';
import type { CountedWatch } from '../../alerts/watches/counted-watch';
import { titleOf, type Watch } from '../../alerts/watches/watch';
import { MOST_WATCHES, type Made } from '../../alerts/watches/watch-store';
import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { type WatchRow, watchesCard } from '../../cards/watches';
import type { QuietHours } from '../../quiet-hours';
import { howLongAgo } from './times';

const PAGE_SIZE = 6;
const LIST: Button = { title: 'All watches', verb: 'command.run', data: { text: 'watches' } };

/** The watches of a conversation, some at once. */
export function watchesAnswer(
  all: readonly CountedWatch[],
  from: number,
  conversationId: string,
  now: Date,
): Card {
  const start = from < all.length ? from : 0;
  const shown = all.slice(start, start + PAGE_SIZE);
  const turn = (title: string, to: number): Button => ({ title, verb: 'watches.turn', data: { from: to } });
  const range = all.length > PAGE_SIZE ? `${start + 1}–${start + shown.length} of ${all.length}` : '';
  return watchesCard({
    total: all.length,
    rows: shown.map((watch) => watchRow(watch, conversationId, now)),
    range,
    buttons: [
      ...(start + PAGE_SIZE < all.length ? [turn('Next', start + PAGE_SIZE)] : []),
      ...(start > 0 ? [turn('Previous', Math.max(0, start - PAGE_SIZE))] : []),
    ],
  });
}

function watchRow(watch: CountedWatch, conversationId: string, now: Date): WatchRow {
  const { name, query, quiet, paused, problem, owner } = watch;
  const elsewhere = watch.conversation.id === conversationId ? [] : [placeOf(watch)];
  const parts = [`by ${owner.name}`, ...elsewhere, matchedOf(watch, now), ...(quiet ? [quietOf(quiet)] : [])];
  return {
    title: titleOf(watch),
    query: name === undefined ? '' : query,
    detail: parts.join(' · '),
    state: paused === undefined ? (trouble(watch, now) ?? problem ?? '') : pausedOf(paused.why),
    id: watch.id,
    paused: paused !== undefined,
  };
}

/** A query of an earlier version may be none any more. */
function trouble({ query }: Watch, now: Date): string | undefined {
  return parseQuery(query, now).ok
    ? undefined
    : 'Its query is not understood any more: delete it, and make it anew';
}

function pausedOf(why: string): string {
  return `Paused: ${why}`;
}

function placeOf({ conversation: { kind } }: Watch): string {
  if (kind === 'channel') return 'in a channel';
  return kind === 'groupChat' ? 'in a group chat' : 'in another chat';
}

function matchedOf({ matched, lastMatchedAt }: CountedWatch, now: Date): string {
  if (lastMatchedAt === undefined) return 'nothing so far';
  return `${matched.toLocaleString('en')} so far, last ${howLongAgo(lastMatchedAt, now)}`;
}

function quietOf({ from, to, timeZone }: QuietHours): string {
  return from === to ? 'never quiet' : `quiet ${clock(from)}–${clock(to)} ${timeZone}`;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** What became of a wish to be told. */
export function madeAnswer(made: Made, sofar: number): Card {
  if (made.made === 'none')
    return noticeCard({
      title: `This conversation has ${MOST_WATCHES} watches already`,
      text: 'That is as many as there may be. Delete one that is not needed any more.',
      tone: 'warning',
      buttons: [LIST],
    });
  const { watch } = made;
  const titles = { new: 'Watching', changed: 'Changed:', known: 'Watched here already:' };
  const pausing: Button = watch.paused
    ? { title: 'Resume', verb: 'watch.resume', data: { watch: watch.id } }
    : { title: 'Pause', verb: 'watch.pause', data: { watch: watch.id } };
  return noticeCard({
    title: `${titles[made.made]} ${titleOf(watch)}`,
    text: watch.paused ? `${pausedOf(watch.paused.why)}.` : told(watch, sofar),
    tone: made.made === 'known' ? 'warning' : 'good',
    buttons: [
      ...(sofar > 0
        ? [{ title: `Those so far (${sofar})`, verb: 'alerts.refine', data: { query: watch.query } }]
        : []),
      pausing,
      LIST,
    ],
  });
}

function told({ quiet }: Watch, sofar: number): string {
  const matching =
    sofar === 1 ? '1 alert so far matches' : `${sofar.toLocaleString('en')} alerts so far match`;
  const held =
    quiet === undefined || quiet.from === quiet.to ? '' : ` It is ${quietOf(quiet)}, but for high severity.`;
  return `What newly matches is told in this conversation, with one message a minute at most. ${matching}.${held}`;
}

/** Notices of a connection come here, and its new alerts by this watch. */
export function notifiedAnswer(watch: Watch): Card {
  const others = LEVELS.filter(({ query }) => query !== watch.query);
  const current = LEVELS.find(({ query }) => query === watch.query)?.words ?? `that match ${watch.query}`;
  return noticeCard({
    title: `${watch.name ?? 'New alerts'} come here, and its notices`,
    text: `Expiring credentials, missing permissions and stalled alerts are told in this conversation, and new alerts ${current}. Type watches to pause or delete that.`,
    tone: 'good',
    buttons: [
      ...others.map(({ title, minimum }) => ({
        title,
        verb: 'watch.severity',
        data: { watch: watch.id, minimum },
      })),
      { title: 'No alerts', verb: 'watch.delete', data: { watch: watch.id } },
    ],
  });
}

/** How severe alerts must be to be told with the notices of a connection. */
export const LEVELS = [
  { minimum: 'high', query: 'severity:high', title: 'Only high', words: 'of high severity' },
  {
    minimum: 'medium',
    query: 'severity:high,medium',
    title: 'Medium and high',
    words: 'of medium and high severity',
  },
  { minimum: 'informational', query: '', title: 'Every alert', words: 'of every severity' },
] as const;
