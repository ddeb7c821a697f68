import { distinctEntities } from '../../alerts/entities';
import type { StoredAlert } from '../../alerts/list';
import type { Card } from '../../cards/card';
import { huntChoiceCard } from '../../cards/hunt-choice';
import { texts } from '../../texts/texts';
import { entityRows } from './entity-rows';

/** Whom and what the alerts of an incident are about, each with its look-up, or the alerts with it. */
export function incidentEntitiesAnswer(id: string, alerts: readonly StoredAlert[], now: Date): Card {
  const [newest] = alerts;
  const { about } = texts().record;
  const entities = distinctEntities(alerts.flatMap((alert) => alert.entities));
  let kind = '';
  const rows = entityRows(entities, newest?.id ?? '', now).flatMap((row) => {
    kind = row.kind === '' ? kind : row.kind;
    if (row.open === undefined) return [];
    const { verb, data } = row.open;
    const detail = [kind, row.detail, row.verdict].filter(Boolean).join(' · ');
    return [{ title: row.name, detail, verb, data }];
  });
  return huntChoiceCard({
    title: rows.length === 0 ? about.nothing : about.title,
    context: about.context(id, alerts.length),
    rows,
    buttons: [{ title: about.back, verb: 'incident.open', data: { id } }],
  });
}
