import { type Ping, queryOfPing } from '../../alerts/watches/ping';
import { titleOf, type Watch } from '../../alerts/watches/watch';
import { alertListCard } from '../../cards/alert-list';
import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { alertRow } from './alert-list-view';
import { bySeverity } from './alert-words';

const NAMED = 3;
const LIST: Button = { title: 'Watches', verb: 'command.run', data: { text: 'watches' } };

/** What the watches of a conversation have found, in one message that grows with it. */
export function pingAnswer({ id, watches, page }: Ping, now: Date): Card {
  const { rows, total } = page;
  const [only, ...others] = watches;
  const pause =
    only !== undefined && others.length === 0
      ? [{ title: 'Pause', verb: 'watch.pause', data: { watch: only.watch.id } }]
      : [];
  return alertListCard({
    total,
    more: page.more,
    what: ['new alert', 'new alerts'],
    open: 'alert.open',
    query: namesOf(watches),
    counts: bySeverity(page.counts),
    rows: rows.map((alert) => alertRow(alert, alert.createdAt, now)),
    range: total > rows.length ? `The newest ${rows.length} of ${total.toLocaleString('en')}` : '',
    narrowings: [],
    buttons: [
      {
        title: total === 1 ? 'Show it' : `Show all ${total.toLocaleString('en')}`,
        verb: 'alerts.refine',
        data: { query: queryOfPing(id) },
      },
      ...pause,
      LIST,
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
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(' · ');
}

/** A watch pings nobody for now. */
export function pauseAnswer(watch: Watch): Card {
  return noticeCard({
    title: `Paused: ${titleOf(watch)}`,
    text: `New alerts that match are not told here for now: ${watch.paused?.why ?? 'it was paused'}. Whoever may read alerts can resume it.`,
    tone: 'warning',
    buttons: [{ title: 'Resume', verb: 'watch.resume', data: { watch: watch.id } }, LIST],
  });
}
