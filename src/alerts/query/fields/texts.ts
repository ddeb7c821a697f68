import { sql } from 'drizzle-orm';
import { escaped } from '../../id-condition';
import { anyOf, indexedWords, searchWords } from '../../search-words';
import { techniquesNamed } from '../../techniques';
import type { Field } from '../field';

export const category: Field = {
  name: 'category',
  expects: 'a category such as execution, credential-access or malware, or its beginning',
  meantBy: ['tactic', 'cat', 'type'],
  toSql(value) {
    const letters = value.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    if (letters === '') return undefined;
    return sql`translate(lower(record.category), ' -_', '') like ${`${letters}%`}`;
  },
};

export const technique: Field = {
  name: 'technique',
  expects: 'a MITRE ATT&CK technique, such as T1059 (with all its parts), T1059.001, or a word of its name',
  meantBy: ['mitre', 'attack', 'ttp'],
  boundToHave: {
    has: 'record',
    // The ids are among the words of an alert, each cut at its dot.
    words: (value) => anyOf(idsOf(value).map((id) => indexedWords(searchWords(id)))),
  },
  toSql(value) {
    const ids = idsOf(value);
    if (ids.length === 0) return undefined;
    const list = ids.map((id) => sql`${id}`);
    return sql`record.techniques && array[${sql.join(list, sql`, `)}]::text[]`;
  },
};

function idsOf(value: string): string[] {
  return /^t\d{4}(\.\d{3})?$/i.test(value) ? [value.toUpperCase()] : techniquesNamed(value);
}

export const assigned: Field = {
  name: 'assigned',
  expects: 'a part of a name or address, or none',
  meantBy: ['owner', 'assignee', 'analyst', 'assignedto'],
  toSql(value) {
    if (value.toLowerCase() === 'none') return sql`record.assigned_to is null`;
    return sql`coalesce(lower(record.assigned_to), '') like ${`%${escaped(value.toLowerCase())}%`}`;
  },
};

export const incident: Field = {
  name: 'incident',
  expects: "an incident's id, such as 28282",
  meantBy: ['case', 'inc'],
  toSql: (value) => sql`record.incident_id = ${value.replace(/^#/, '')}`,
};
