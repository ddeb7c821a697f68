import { LOOKED_AT } from '../../alerts/gathered';
import type { PageView } from '../../alerts/list';
import { inNumbers, texts } from '../../texts/texts';

/** Such as "1–7 of 128": where a page stands in its list; and what its counts are of, where they are not of all. */
export function rangeOf({ rows, total, more, offset }: PageView<unknown>): string {
  if (total === 0) return '';
  const { list } = texts();
  const counted = inNumbers(total);
  if (offset === undefined) return list.beyond(counted);
  const place = `${inNumbers(offset + 1)}–${inNumbers(offset + rows.length)}`;
  return more
    ? `${list.place(place, `${counted}+`)}, ${list.newestCounted(inNumbers(LOOKED_AT))}`
    : list.place(place, counted);
}
