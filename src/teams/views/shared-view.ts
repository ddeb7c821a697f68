import type { Entity, EntityKind } from '../../alerts/entities';
import type { StoredIncident } from '../../alerts/incidents/incident-store';
import { worded } from '../../alerts/worded';
import type { Alert } from '../../alerts/model';
import { sourceName } from '../../alerts/sources';
import { sharedCard, type SharedCard } from '../../cards/shared';
import { exactTime } from './times';
import { inNumbers, texts } from '../../texts/texts';

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
    state: worded(alert.status),
    kind: texts().sharing.alert(sourceName(alert.source)),
    facts: [
      { title: texts().sharing.created, text: exactTime(alert.createdAt, undefined) },
      ...(names === '' ? [] : [{ title: texts().sharing.about, text: names }]),
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
    state: worded(incident.status),
    kind: texts().sharing.incident(incident.id),
    facts: [
      { title: texts().sharing.created, text: exactTime(incident.createdAt, undefined) },
      { title: texts().sharing.alerts, text: inNumbers(incident.alertCount) },
    ],
    url: incident.url,
    asOf: exactTime(now, undefined),
  });
}

function namesOf(entities: readonly Entity[]): string {
  const worth = SHOWN.flatMap((kind) => entities.filter((entity) => entity.kind === kind));
  const names = [...new Set(worth.map(({ name }) => name))];
  const rest = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(rest > 0 ? [texts().sharing.more(rest)] : [])].join(', ');
}
