import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';
import { texts } from '../texts/texts';

export interface WatchRow {
  title: string;
  /** Where it has a name of its own. */
  query: string;
  /** Who made it, how often it matched. */
  detail: string;
  /** Why it tells of nothing now; nothing when it does. */
  state: string;
  id: string;
  paused: boolean;
}

interface WatchesView {
  total: number;
  rows: readonly WatchRow[];
  /** Such as "1–6 of 20". */
  range: string;
  buttons: readonly Button[];
}

const MOST_ROWS = 7;
const bind = template('watches');

/** The queries that a conversation is told of. */
export function watchesCard({ total, rows, range, buttons }: WatchesView): Card {
  const { list, buttons: words } = texts().watches;
  const title = total === 0 ? list.none : list.title(total);
  const content = bind({
    title,
    hint: total === 0 ? list.noneHint : list.hint,
    rows: rows.slice(0, MOST_ROWS).map(({ id, paused, ...row }) => ({
      title: plainText(row.title, 140),
      query: plainText(row.query, 200),
      detail: plainText(row.detail, 200),
      state: plainText(row.state, 160),
      buttons: [
        paused
          ? { title: words.resume, verb: 'watch.resume', data: { watch: id } }
          : { title: words.pause, verb: 'watch.pause', data: { watch: id } },
        { title: words.delete, verb: 'watch.delete', data: { watch: id } },
      ],
    })),
    range: plainText(range, 80),
    buttons: plainButtons(buttons),
  });
  return { content, text: title };
}
