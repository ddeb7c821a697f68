import type { HistoryEntry } from '../../alerts/history';
import type { Alert } from '../../alerts/model';
import { texts } from '../../texts/texts';
import { worded } from '../../alerts/worded';

export interface Moment {
  at: Date;
  text: string;
}

/** What happened around an alert and to it, in the order that it did. */
export function timeline(alert: Alert, history: readonly HistoryEntry[], done: readonly Moment[]): Moment[] {
  const words = texts().record.moments;
  const moments = [
    { at: alert.firstActivityAt, text: words.firstActivity },
    { at: alert.lastActivityAt, text: words.lastActivity },
    { at: alert.createdAt, text: words.raised },
    { at: alert.resolvedAt, text: words.resolved },
    ...alert.comments.map(({ at, by, text }) => ({ at, text: by === undefined ? text : `${by}: ${text}` })),
    ...history.map((entry) => ({ at: entry.at, text: changeInWords(entry) })),
    ...done,
  ];
  const dated = moments.flatMap(({ at, text }) => (at === undefined ? [] : [{ at, text }]));
  return dated.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Such as "Status from new to resolved". */
export function changeInWords({ field, before, after }: HistoryEntry): string {
  const words = texts().record.moments;
  if (field !== 'assignment') return words[field](worded(before ?? 'none'), worded(after ?? 'none'));
  if (after === undefined) return words.unassigned(before ?? words.anybody);
  return before === undefined ? words.assigned(after) : words.reassigned(after, before);
}
