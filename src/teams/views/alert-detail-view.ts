import type { HistoryEntry } from '../../alerts/history';
import type { Alert } from '../../alerts/model';
import { sourceName } from '../../alerts/sources';
import { techniqueName } from '../../alerts/techniques';
import { alertCard } from '../../cards/alert';
import type { Card } from '../../cards/card';
import type { Button } from '../../cards/notice';
import { offersFor } from '../../lookups/hunting/offers';
import { classified, stateOf } from './alert-words';
import { entityRows } from './entity-rows';
import { queryFor } from './narrowing';
import { ago, exactTime } from './times';
import { type Moment, timeline } from './timeline';

const MOST_BUTTONS = 4;
const ALL_ALERTS = { title: 'All alerts', verb: 'alerts.show', data: {} };

/** One alert in full. */
export function alertAnswer(
  alert: Alert,
  history: readonly HistoryEntry[],
  now: Date,
  timezone: string | undefined,
  done: readonly Moment[] = [],
  fetches = false,
): Card {
  const { alertUrl } = alert;
  const links = alertUrl === undefined ? [] : [{ title: 'Open in Defender', url: alertUrl }];
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
    entities: entityRows(alert.entities, alert.id, now, fetches),
    techniques: alert.techniques.map(techniqueName),
    timeline: timeline(alert, history, done).map(({ at, text }) => ({ when: exactTime(at, timezone), text })),
    links,
    buttons: [triageButton(alert), ...huntButton(alert), ...ofIncident(alert, now), ALL_ALERTS].slice(
      0,
      MOST_BUTTONS - links.length,
    ),
  });
}

/** Leads to the hunts that fit what the alert is about. */
function huntButton(alert: Alert): Button[] {
  if (offersFor(alert).length === 0) return [];
  return [{ title: 'Hunt', verb: 'hunt.choose', data: { alert: alert.id } }];
}

function triageButton({ id }: Alert): Button {
  return { title: 'Triage', verb: 'triage.open', data: { type: 'alert', id } };
}

function ofIncident({ incidentId }: Alert, now: Date): Button[] {
  const query = incidentId === undefined ? undefined : queryFor('incident', incidentId, now);
  return query === undefined ? [] : [{ title: 'Its incident', verb: 'alerts.refine', data: { query } }];
}

function updatedText({ updatedAt }: Alert, now: Date): string {
  const length = ago(updatedAt, now);
  return length === 'now' ? 'just now' : `${length} ago`;
}
