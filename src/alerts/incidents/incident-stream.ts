import type { Transaction } from '../../store/database';
import { incidentHistory } from '../../store/schema/history';
import type { Columns } from '../columns';
import type { Stream } from '../ingestion/reading';
import type { Owner } from '../owner';
import { isKept } from '../kept';
import { searchText, searchWords } from '../search-words';
import { notYetStored, upsertRows } from '../upsert-rows';
import { writeRecords } from '../write';
import { type Incident, parseIncident } from './model';

const COLUMNS: Columns = {
  id: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  severity: 'text',
  status: 'text',
  title: 'text',
  classification: 'text',
  determination: 'text',
  assigned_to: 'text',
  search_text: 'text',
  words: 'tsvector',
  raw: 'jsonb',
};
const TABLE = { name: 'incidents', columns: COLUMNS, history: incidentHistory } as const;
const LONGEST_SEARCHED = 20_000;

/**
 * Incidents of every severity: one groups alerts, whatever their own.
 *
 * @param retentionDays for how long after its last change one is kept; undefined: for ever
 */
export function incidentStream(retentionDays?: number): Stream {
  return {
    name: 'incidents',
    // As many as Graph gives at once.
    pageSize: 50,
    write: (tx, owner, records, now, seen) =>
      writeRecords(tx, owner, records, now, { parse: parseIncident, upsert: upsertIncidents }, (incident) => {
        seen(incident.updatedAt);
        return isKept(incident, now, retentionDays);
      }),
  };
}

async function upsertIncidents(tx: Transaction, owner: Owner, given: Incident[], now: Date) {
  const incidents = await notYetStored(tx, owner, 'incidents', given);
  if (incidents.length === 0) return { fresh: 0, changed: 0 };
  const written = await upsertRows(tx, owner, TABLE, incidents.map(toRow), now);
  const fresh = written.filter((row) => row.fresh).length;
  return { fresh, changed: written.length - fresh };
}

/** An incident in the columns of `incidents`. */
function toRow(incident: Incident) {
  const { id, title, assignedTo, tags, description } = incident;
  const said = [title, id, assignedTo, ...tags, description].filter((part) => part !== undefined).join(' ');
  const text = searchText(said.slice(0, LONGEST_SEARCHED));
  return {
    id,
    created_at: incident.createdAt.toISOString(),
    updated_at: incident.version,
    severity: incident.severity,
    status: incident.status,
    title,
    classification: incident.classification,
    determination: incident.determination,
    assigned_to: assignedTo,
    search_text: text,
    words: [...new Set(searchWords(text))],
    raw: incident.raw,
  };
}
