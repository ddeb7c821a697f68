/** What an alert is about. */
export type EntityKind =
  | 'user'
  | 'device'
  | 'mailbox'
  | 'mail'
  | 'ip'
  | 'url'
  | 'file'
  | 'process'
  | 'app'
  | 'registry'
  | 'cloud'
  | 'other';

export interface Entity {
  kind: EntityKind;
  name: string;
  detail: string | undefined;
  verdict: string | undefined;
  /** Undefined when nothing was done about it. */
  remediation: string | undefined;
  /** Its part in the attack, such as `compromised` or `attacker`. */
  roles: string[];
  /** What it is told apart by from others of its kind, in lower case. */
  key: string;
  /** Every name it has, for the search. */
  names: string[];
}

const MOST_ENTITIES = 500;

/** The same entities, each once: what later ones add to an earlier one is kept. */
export function distinctEntities(entities: readonly Entity[]): Entity[] {
  const seen = new Map<string, Entity>();
  for (const entity of entities) {
    const identity = `${entity.kind} ${entity.key}`;
    const before = seen.get(identity);
    if (before !== undefined) seen.set(identity, merged(before, entity));
    else if (seen.size < MOST_ENTITIES) seen.set(identity, entity);
  }
  return [...seen.values()];
}

function merged(first: Entity, second: Entity): Entity {
  return {
    ...first,
    detail: first.detail ?? second.detail,
    verdict: first.verdict ?? second.verdict,
    remediation: first.remediation ?? second.remediation,
    roles: [...new Set([...first.roles, ...second.roles])],
    names: [...new Set([...first.names, ...second.names])].slice(0, 20),
  };
}
