import type { LookUpSection } from '../../cards/lookup';
import type { Button } from '../../cards/notice';
import { severityLook } from '../../cards/severity';
import type { AlertsAbout } from '../../lookups/alerts-about';
import type { Part } from '../../lookups/parts';
import { stateOf } from '../views/alert-words';
import { ago } from '../views/times';

const SHOWN = 2;

/** The alerts about something: the newest, each of which opens. */
export function alertSection(part: Part<AlertsAbout>, now: Date): LookUpSection {
  const heading = 'Alerts';
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  const { newest, total, open, incidents } = part.value;
  const many = `${total.toLocaleString('en')} in all`;
  const grouped = incidents === 0 ? '' : `, in ${counted(incidents, 'incident')}`;
  return {
    heading,
    note: total === 0 ? 'none' : `${open.toLocaleString('en')} open, ${many}${grouped}`,
    rows: newest.slice(0, SHOWN).map((alert) => ({
      name: alert.title,
      detail: `${severityLook(alert.severity).name} · ${stateOf(alert)}`,
      when: ago(alert.createdAt, now),
      ...(alert.severity === 'high' && alert.status !== 'resolved' && { color: 'attention' as const }),
      open: { title: 'Open the alert', verb: 'alert.open', data: { id: alert.id } },
    })),
  };
}

/** The button to all of them. */
export function alertsButton({ query, total }: AlertsAbout): Button[] {
  if (query === undefined || total === 0) return [];
  return [{ title: 'Alerts with this', verb: 'alerts.refine', data: { query } }];
}

/** What is said in the place of something that is not there. */
export function noteOf(part: Exclude<Part<unknown>, { state: 'there' }>): string {
  return part.state === 'coming' ? 'being read' : part.why;
}

/** "1 incident", "3 incidents". */
export function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
