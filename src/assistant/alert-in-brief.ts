import type { StoredAlert } from '../alerts/list';

const MOST_NAMES = 6;

/** What of an alert stands in a list for the model. Long texts are cut: they come from outside. */
export function inBrief(alert: StoredAlert, ref: string): Record<string, unknown> {
  const { title, severity, status, source, createdAt, incidentId, assignedTo, entities, techniques } = alert;
  return {
    ref,
    title: title.slice(0, 200),
    severity,
    status,
    service: source,
    created: createdAt.toISOString(),
    incident: incidentId,
    assignedTo,
    techniques: techniques.slice(0, MOST_NAMES),
    about: entities
      .slice(0, MOST_NAMES)
      .map(({ kind, name, verdict }) => ({ kind, name: name.slice(0, 100), verdict })),
  };
}
