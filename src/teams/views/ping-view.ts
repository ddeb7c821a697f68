import { type Ping, queryOfPing } from '../../alerts/watches/ping';
import { titleOf, type Watch } from '../../alerts/watches/watch';
import { inNumbers, texts } from '../../texts/texts';
import { alertListCard } from '../../cards/alert-list';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { alertRow } from './alert-list-view';
import { bySeverity } from './alert-words';
import { listButton, whyPaused } from './watch-view';

const NAMED = 3;

/** What the watches of a conversation have found, in one message that grows with it. */
export function pingAnswer({ id, watches, page }: Ping, now: Date): Card {
  const { rows, total } = page;
  const { ping: words, buttons } = texts().watches;
  const [only, ...others] = watches;
  const pause =
    only !== undefined && others.length === 0
      ? [{ title: buttons.pause, verb: 'watch.pause', data: { watch: only.watch.id } }]
      : [];
  return alertListCard({
    total,
    more: page.more,
    what: words.alerts,
    open: 'alert.open',
    query: namesOf(watches),
    counts: bySeverity(page.counts),
    rows: rows.map((alert) => alertRow(alert, alert.createdAt, now)),
    range: total > rows.length ? words.newest(rows.length, inNumbers(total)) : '',
    narrowings: [],
    buttons: [
      {
        title: words.show(total, inNumbers(total)),
        verb: 'alerts.refine',
        data: { query: queryOfPing(id) },
      },
      ...pause,
      listButton(buttons.watches),
    ],
  });
}

/** `severity:high`, or with several `severity:high (12) · Finance (3)`. */
function namesOf(watches: Ping['watches']): string {
  const [only] = watches;
  if (only !== undefined && watches.length === 1) return titleOf(only.watch);
  const named = watches
    .slice(0, NAMED)
    .map(({ watch, count }) => `${titleOf(watch).slice(0, 80)} (${count})`);
  const more = watches.length - named.length;
  return [...named, ...(more > 0 ? [texts().watches.ping.more(more)] : [])].join(' · ');
}

/** A watch pings nobody for now. */
export function pauseAnswer(watch: Watch): Card {
  const words = texts().watches;
  return noticeCard({
    title: words.paused(titleOf(watch)),
    text: words.pausedUntold(whyPaused(watch)),
    tone: 'warning',
    buttons: [
      { title: words.buttons.resume, verb: 'watch.resume', data: { watch: watch.id } },
      listButton(words.buttons.watches),
    ],
  });
}
