import { parseQuery } from '../../alerts/query/parse';
import type { CountedWatch } from '../../alerts/watches/counted-watch';
import { titleOf, type Watch } from '../../alerts/watches/watch';
import { MOST_WATCHES, type Made } from '../../alerts/watches/watch-store';
import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { type WatchRow, watchesCard } from '../../cards/watches';
import { whyInWords } from '../../delivery';
import type { QuietHours } from '../../quiet-hours';
import { inNumbers, texts } from '../../texts/texts';
import { howLongAgo } from './times';

const PAGE_SIZE = 6;

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
  const { list } = texts();
  const range =
    all.length > PAGE_SIZE ? list.place(`${start + 1}–${start + shown.length}`, String(all.length)) : '';
  return watchesCard({
    total: all.length,
    rows: shown.map((watch) => watchRow(watch, conversationId, now)),
    range,
    buttons: [
      ...(start + PAGE_SIZE < all.length ? [turn(list.next, start + PAGE_SIZE)] : []),
      ...(start > 0 ? [turn(list.previous, Math.max(0, start - PAGE_SIZE))] : []),
    ],
  });
}

function watchRow(watch: CountedWatch, conversationId: string, now: Date): WatchRow {
  const { name, query, quiet, paused, problem, owner } = watch;
  const elsewhere = watch.conversation.id === conversationId ? [] : [placeOf(watch)];
  const parts = [
    texts().watches.list.by(owner.name),
    ...elsewhere,
    matchedOf(watch, now),
    ...(quiet ? [quietOf(quiet)] : []),
  ];
  return {
    title: titleOf(watch),
    query: name === undefined ? '' : query,
    detail: parts.join(' · '),
    state: paused === undefined ? (trouble(watch, now) ?? whyInWords(problem ?? '')) : pausedOf(watch),
    id: watch.id,
    paused: paused !== undefined,
  };
}

/** A query of an earlier version may be none any more. */
function trouble({ query }: Watch, now: Date): string | undefined {
  return parseQuery(query, now).ok ? undefined : texts().watches.list.noQuery;
}

function pausedOf(watch: Watch): string {
  return texts().watches.paused(whyPaused(watch));
}

/** Why a watch pings nobody for now. */
export function whyPaused({ paused, owner }: Watch): string {
  const words = texts().watches.why;
  if (paused === undefined) return words.unknown;
  if (paused.why === 'may-not-read') return words.mayNotRead(owner.name);
  return 'by' in paused.why ? words.by(paused.why.by) : paused.why.said;
}

function placeOf({ conversation: { kind } }: Watch): string {
  const words = texts().watches.list;
  if (kind === 'channel') return words.inChannel;
  return kind === 'groupChat' ? words.inGroupChat : words.inOtherChat;
}

function matchedOf({ matched, lastMatchedAt }: CountedWatch, now: Date): string {
  const words = texts().watches.list;
  if (lastMatchedAt === undefined) return words.nothingSoFar;
  return words.soFar(inNumbers(matched), howLongAgo(lastMatchedAt, now));
}

function quietOf({ from, to, timeZone }: QuietHours): string {
  const words = texts().watches;
  return from === to ? words.neverQuiet : words.quiet(clock(from), clock(to), timeZone);
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Leads to all watches of the conversation. */
export function listButton(title = texts().watches.buttons.all): Button {
  return { title, verb: 'command.run', data: { text: 'watches' } };
}

/** What became of a wish to be told. */
export function madeAnswer(made: Made, sofar: number): Card {
  const { made: words, buttons } = texts().watches;
  if (made.made === 'none')
    return noticeCard({
      title: words.none(MOST_WATCHES),
      text: words.noneBecause,
      tone: 'warning',
      buttons: [listButton()],
    });
  const { watch } = made;
  const pausing: Button = watch.paused
    ? { title: buttons.resume, verb: 'watch.resume', data: { watch: watch.id } }
    : { title: buttons.pause, verb: 'watch.pause', data: { watch: watch.id } };
  return noticeCard({
    title: words[made.made](titleOf(watch)),
    text: watch.paused ? `${pausedOf(watch)}.` : told(watch, sofar),
    tone: made.made === 'known' ? 'warning' : 'good',
    buttons: [
      ...(sofar > 0
        ? [{ title: buttons.soFar(sofar), verb: 'alerts.refine', data: { query: watch.query } }]
        : []),
      pausing,
      listButton(),
    ],
  });
}

function told({ quiet }: Watch, sofar: number): string {
  const words = texts().watches.made;
  const held =
    quiet === undefined || quiet.from === quiet.to
      ? []
      : [words.heldBack(clock(quiet.from), clock(quiet.to), quiet.timeZone)];
  return [words.told, words.soFar(sofar, inNumbers(sofar)), ...held].join(' ');
}

/** Notices of a connection come here, and its new alerts by this watch. */
export function notifiedAnswer(watch: Watch): Card {
  const words = texts().watches.notified;
  const others = LEVELS.filter(({ query }) => query !== watch.query);
  const level = LEVELS.find(({ query }) => query === watch.query);
  const which = level === undefined ? words.thatMatch(watch.query) : words.levels[level.minimum].which;
  return noticeCard({
    title: words.title(watch.name ?? words.nameless),
    text: words.text(which),
    tone: 'good',
    buttons: [
      ...others.map(({ minimum }) => ({
        title: words.levels[minimum].button,
        verb: 'watch.severity',
        data: { watch: watch.id, minimum },
      })),
      { title: words.noAlerts, verb: 'watch.delete', data: { watch: watch.id } },
    ],
  });
}

/** How severe alerts must be to be told with the notices of a connection. */
export const LEVELS = [
  { minimum: 'high', query: 'severity:high' },
  { minimum: 'medium', query: 'severity:high,medium' },
  { minimum: 'informational', query: '' },
] as const;
