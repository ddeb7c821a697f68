import type { Alert } from './model';
import { searchText, searchWords } from './search-words';
import { techniqueKeys } from './technique-keys';

const LONGEST_SEARCHED = 20_000;

/** An alert as it goes to PostgreSQL, in the columns of `alerts` plus its entities. */
export function toRow(alert: Alert) {
  const text = searchText(searchedText(alert));
  return {
    id: alert.id,
    created_at: alert.createdAt.toISOString(),
    updated_at: alert.version,
    severity: alert.severity,
    status: alert.status,
    source: alert.source,
    title: alert.title,
    detection: alert.detection,
    category: alert.category,
    classification: alert.classification,
    determination: alert.determination,
    assigned_to: alert.assignedTo,
    incident_id: alert.incidentId,
    techniques: techniqueKeys(alert.techniques),
    comments: alert.comments.length,
    resolved_at: alert.resolvedAt?.toISOString(),
    search_text: text,
    words: [...new Set(searchWords(text))],
    raw: alert.raw,
    entities: alert.entities.map(({ kind, key, name, names }) => ({
      kind,
      key,
      name,
      search_text: searchText(names.join(' ')),
    })),
  };
}

function searchedText({
  id,
  title,
  description,
  category,
  techniques,
  entities,
  incidentId,
  assignedTo,
}: Alert): string {
  const about = entities.map(({ names, detail }) => `${names.join(' ')} ${detail ?? ''}`);
  const parts = [title, id, incidentId, category, assignedTo, ...techniques, ...about, description];
  return parts
    .filter((part) => part !== undefined)
    .join(' ')
    .slice(0, LONGEST_SEARCHED);
}
