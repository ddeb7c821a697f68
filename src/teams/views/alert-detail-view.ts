import type { HistoryEntry } from '../../alerts/history';
import type { Alert } from '../../alerts/model';
import { sourceName } from '../../alerts/sources';
import { techniqueName } from '../../alerts/techniques';
import { alertCard } from '../../cards/alert';
import type { Card } from '../../cards/card';
import type { Button } from '../../cards/notice';
import { classified, stateOf } from './alert-words';
import { entityRows } from './entity-rows';
import { queryFor } from './narrowing';
import { ago, exactTime } from './times';
import { type Moment, timeline } from './timeline';

/** One alert in full. */
export function alertAnswer(
  alert: Alert,
  history: readonly HistoryEntry[],
  now: Date,
  timezone: string | undefined,
  done: readonly Moment[] = [],
): Card {
  const { alertUrl } = alert;
  return alertCard({
    id: alert.id,
    title: alert.title,
    severity: alert.severity,
    subtitle: [stateOf(alert), sourceName(alert.source), classified(alert)].filter(Boolean).join(' · '),
    facts: [
      { title: 'Created', text: exactTime(alert.createdAt, timezone) },
      { title: 'Changed', text: updatedText(alert, now) },
      { title: 'Category', text: alert.category ?? 'none' },
      { title: 'Incident', text: alert.incidentId ?? 'none' },
    ],
    story: alert.description,
    ...(alert.recommendedActions !== undefined && { recommendedActions: alert.recommendedActions }),
    entities: entityRows(alert.entities, now),
    techniques: alert.techniques.map(techniqueName),
    timeline: timeline(alert, history, done).map(({ at, text }) => ({ when: exactTime(at, timezone), text })),
    links: alertUrl === undefined ? [] : [{ title: 'Open in Defender', url: alertUrl }],
    buttons: [
      { title: 'Triage', verb: 'triage.open', data: { type: 'alert', id: alert.id } },
      ...ofIncident(alert, now),
      { title: 'All alerts', verb: 'alerts.show', data: {} },
    ],
  });
}

function ofIncident({ incidentId }: Alert, now: Date): Button[] {
  const query = incidentId === undefined ? undefined : queryFor('incident', incidentId, now);
  return query === undefined ? [] : [{ title: 'Its incident', verb: 'alerts.refine', data: { query } }];
}

function updatedText({ updatedAt }: Alert, now: Date): string {
  const length = ago(updatedAt, now);
  return length === 'now' ? 'just now' : `${length} ago`;
}
