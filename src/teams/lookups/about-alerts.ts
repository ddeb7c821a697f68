import type { LookUpSection } from '../../cards/lookup';
import type { Button } from '../../cards/notice';
import { severityLook } from '../../cards/severity';
import type { AlertsAbout } from '../../lookups/alerts-about';
import type { Part } from '../../lookups/parts';
import { inNumbers, texts } from '../../texts/texts';
import { stateOf } from '../views/alert-words';
import { ago } from '../views/times';

const SHOWN = 2;

/** The alerts about something: the newest, each of which opens. */
export function alertSection(part: Part<AlertsAbout>, now: Date): LookUpSection {
  const words = texts().lookUp;
  const heading = words.alerts;
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  const { newest, total, open, incidents } = part.value;
  return {
    heading,
    note: total === 0 ? words.none : words.alertsNote(inNumbers(open), inNumbers(total), incidents),
    rows: newest.slice(0, SHOWN).map((alert) => ({
      name: alert.title,
      detail: `${severityLook(alert.severity).name} · ${stateOf(alert)}`,
      when: ago(alert.createdAt, now),
      ...(alert.severity === 'high' && alert.status !== 'resolved' && { color: 'attention' as const }),
      open: { title: texts().record.openAlert, verb: 'alert.open', data: { id: alert.id } },
    })),
  };
}

/** The button to all of them. */
export function alertsButton({ query, total }: AlertsAbout): Button[] {
  if (query === undefined || total === 0) return [];
  return [{ title: texts().record.alertsWithThis, verb: 'alerts.refine', data: { query } }];
}

/** What is said in the place of something that is not there. */
export function noteOf(part: Exclude<Part<unknown>, { state: 'there' }>): string {
  return part.state === 'coming' ? texts().lookUp.beingRead : part.why;
}

/** Such as "3 open alerts". */
export function openAlerts(count: number): string {
  return texts().lookUp.openAlerts(count, inNumbers(count));
}
