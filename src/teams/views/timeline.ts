import type { HistoryEntry } from '../../alerts/history';
import type { Alert } from '../../alerts/model';
import { inWords } from '../../alerts/in-words';

export interface Moment {
  at: Date;
  text: string;
}

/** What happened around an alert and to it, in the order that it did. */
export function timeline(alert: Alert, history: readonly HistoryEntry[], done: readonly Moment[]): Moment[] {
  const moments = [
    { at: alert.firstActivityAt, text: 'First activity' },
    { at: alert.lastActivityAt, text: 'Last activity' },
    { at: alert.createdAt, text: 'Alert raised' },
    { at: alert.resolvedAt, text: 'Resolved' },
    ...alert.comments.map(({ at, by, text }) => ({ at, text: by === undefined ? text : `${by}: ${text}` })),
    ...history.map((entry) => ({ at: entry.at, text: changeInWords(entry) })),
    ...done,
  ];
  const dated = moments.flatMap(({ at, text }) => (at === undefined ? [] : [{ at, text }]));
  return dated.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Such as "Status from new to resolved". */
export function changeInWords({ field, before, after }: HistoryEntry): string {
  if (field !== 'assignment')
    return `${field === 'status' ? 'Status' : 'Severity'} from ${inWords(before ?? 'none')} to ${inWords(after ?? 'none')}`;
  if (after === undefined) return `No longer assigned to ${before ?? 'anybody'}`;
  return before === undefined ? `Assigned to ${after}` : `Assigned to ${after}, before to ${before}`;
}
