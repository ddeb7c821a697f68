import { LOOKED_AT } from '../../alerts/gathered';
import type { PageView } from '../../alerts/list';

/** Such as "1–7 of 128": where a page stands in its list; and what its counts are of, where they are not of all. */
export function rangeOf({ rows, total, more, offset }: PageView<unknown>): string {
  if (total === 0) return '';
  const counted = total.toLocaleString('en');
  if (offset === undefined) return `after more than ${counted} others`;
  const place = `${(offset + 1).toLocaleString('en')}–${(offset + rows.length).toLocaleString('en')}`;
  return more
    ? `${place} of ${counted}+, severities of the newest ${LOOKED_AT.toLocaleString('en')}`
    : `${place} of ${counted}`;
}
