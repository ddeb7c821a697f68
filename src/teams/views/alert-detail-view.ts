import type { HistoryEntry } from '../../alerts/history';
import type { Alert } from '../../alerts/model';
import { sourceName } from '../../alerts/sources';
import { techniqueName } from '../../alerts/techniques';
import { alertCard } from '../../cards/alert';
import type { Card } from '../../cards/card';
import type { Button } from '../../cards/notice';
import { offersFor } from '../../lookups/hunting/offers';
import { texts } from '../../texts/texts';
import { allAlerts } from './alert-list-view';
import { classified, stateOf } from './alert-words';
import { entityRows } from './entity-rows';
import { queryFor } from './narrowing';
import { exactTime, howLongAgo } from './times';
import { type Moment, timeline } from './timeline';

const MOST_BUTTONS = 4;

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
  const words = texts().record;
  const links = alertUrl === undefined ? [] : [{ title: words.openInDefender, url: alertUrl }];
  const buttons = [triageButton(alert), ...huntButton(alert), ...ofIncident(alert, now), allAlerts()];
  return alertCard({
    id: alert.id,
    title: alert.title,
    severity: alert.severity,
    subtitle: [stateOf(alert), sourceName(alert.source), classified(alert)].filter(Boolean).join(' · '),
    facts: [
      { title: words.created, text: exactTime(alert.createdAt, timezone) },
      { title: words.changed, text: howLongAgo(alert.updatedAt, now) },
      { title: words.category, text: alert.category ?? words.none },
      { title: words.incident, text: alert.incidentId ?? words.none },
    ],
    story: alert.description,
    ...(alert.recommendedActions !== undefined && { recommendedActions: alert.recommendedActions }),
    entities: entityRows(alert.entities, alert.id, now, fetches),
    techniques: alert.techniques.map(techniqueName),
    timeline: timeline(alert, history, done).map(({ at, text }) => ({ when: exactTime(at, timezone), text })),
    links,
    buttons: buttons.slice(0, MOST_BUTTONS - links.length),
  });
}

/** Leads to the hunts that fit what the alert is about. */
function huntButton(alert: Alert): Button[] {
  if (offersFor(alert).length === 0) return [];
  return [{ title: texts().record.hunt, verb: 'hunt.choose', data: { alert: alert.id } }];
}

function triageButton({ id }: Alert): Button {
  return { title: texts().record.triage, verb: 'triage.open', data: { type: 'alert', id } };
}

function ofIncident({ incidentId }: Alert, now: Date): Button[] {
  const query = incidentId === undefined ? undefined : queryFor('incident', incidentId, now);
  return query === undefined
    ? []
    : [{ title: texts().record.itsIncident, verb: 'alerts.refine', data: { query } }];
}
