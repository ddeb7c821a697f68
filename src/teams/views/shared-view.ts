import type { Entity, EntityKind } from '../../alerts/entities';
import type { StoredIncident } from '../../alerts/incidents/incident-store';
import { inWords } from '../../alerts/in-words';
import type { Alert } from '../../alerts/model';
import { sourceName } from '../../alerts/sources';
import { sharedCard, type SharedCard } from '../../cards/shared';
import { exactTime } from './times';

/** Who and where, and nothing that would be dangerous or private in a chat: no address, file, mail or command line. */
const SHOWN: readonly EntityKind[] = ['user', 'mailbox', 'device', 'app', 'cloud'];
const MOST_NAMES = 3;

/**
 * An alert for everybody in a chat to see, whether they may read alerts or not: what it is, how it stands, when and
 * whom it is about. The story, the evidence and who works on it stay where people sign in. Times are in UTC, since the
 * readers may be anywhere.
 */
export function sharedAlert(alert: Alert, now: Date): SharedCard {
  const names = namesOf(alert.entities);
  return sharedCard({
    title: alert.title,
    severity: alert.severity,
    state: inWords(alert.status),
    kind: `Alert from ${sourceName(alert.source)}`,
    facts: [
      { title: 'Created', text: exactTime(alert.createdAt, undefined) },
      ...(names === '' ? [] : [{ title: 'About', text: names }]),
    ],
    url: alert.alertUrl,
    asOf: exactTime(now, undefined),
  });
}

/** The same of an incident. */
export function sharedIncident(incident: StoredIncident, now: Date): SharedCard {
  return sharedCard({
    title: incident.title,
    severity: incident.severity,
    state: inWords(incident.status),
    kind: `Incident ${incident.id}`,
    facts: [
      { title: 'Created', text: exactTime(incident.createdAt, undefined) },
      { title: 'Alerts', text: incident.alertCount.toLocaleString('en') },
    ],
    url: incident.url,
    asOf: exactTime(now, undefined),
  });
}

function namesOf(entities: readonly Entity[]): string {
  const worth = SHOWN.flatMap((kind) => entities.filter((entity) => entity.kind === kind));
  const names = [...new Set(worth.map(({ name }) => name))];
  const rest = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
