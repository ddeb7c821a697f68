import { listed } from '../../listed';
import type { Entity } from '../entities';
import { type EvidenceReading, READINGS } from './readings';
import { isRecord, textAt, textsOf } from './text-at';

/** One piece of evidence: its type as Graph calls it (`userEvidence`), and what it shows. */
export interface Evidence {
  type: string;
  entity: Entity;
  /** What else it names: the user of a process, the addresses of a connection. */
  others: Entity[];
}

const DEEPEST = 4;
const LONGEST_KEY = 400;
const LONGEST_NAME = 1000;
const LIKELY_NAMES = ['displayName', 'name', 'login', 'value', 'url', 'id'];
const UNNAMED: EvidenceReading = { kind: 'other', names: LIKELY_NAMES };

/** Local System, Local Service and Network Service: accounts of Windows, not people. */
const SYSTEM_ACCOUNTS = ['S-1-5-18', 'S-1-5-19', 'S-1-5-20'];

/** Reads one piece of evidence, of whatever type: unknown types and missing fields still give an entity. */
export function readEvidence(evidence: Readonly<Record<string, unknown>>): Evidence {
  const type = typeOf(evidence) ?? 'evidence';
  const reading = readingOf(type) ?? UNNAMED;
  const named = namedEntity(evidence, reading, type);
  const name = anyText(evidence) ?? inWords(type);
  return {
    type,
    entity: named ?? entityFrom(evidence, [name], reading, type),
    others: reading.also === undefined ? [] : othersIn(evidence, reading.also, 1),
  };
}

function namedEntity(value: unknown, reading: EvidenceReading, type: string): Entity | undefined {
  const names = reading.names.flatMap((field) => textAt(value, field) ?? []);
  return names.length === 0 ? undefined : entityFrom(value, names, reading, type);
}

function entityFrom(value: unknown, names: string[], reading: EvidenceReading, type: string): Entity {
  const name = (names[0] ?? '').slice(0, LONGEST_NAME).toWellFormed();
  const identity = (reading.identity ?? []).flatMap((field) => textAt(value, field) ?? [])[0] ?? name;
  const verdict = textAt(value, 'verdict');
  const remediation = textAt(value, 'remediationStatus');
  return {
    kind: reading.kind,
    name,
    detail: detailOf(value, name, reading) ?? (reading.kind === 'other' ? inWords(type) : undefined),
    verdict: verdict === 'unknown' ? undefined : verdict,
    remediation: remediation === 'none' ? undefined : remediation,
    roles: textsOf(value, 'roles').filter((role) => role !== 'unknown'),
    key: identity.toLowerCase().slice(0, LONGEST_KEY).toWellFormed(),
    names: [...new Set(names.map((each) => each.slice(0, LONGEST_NAME).toWellFormed()))],
  };
}

function detailOf(value: unknown, name: string, { details = [] }: EvidenceReading): string | undefined {
  const texts = details.flatMap((field) => textAt(value, field) ?? []).filter((text) => text !== name);
  return texts.length === 0 ? undefined : texts.join(', ').slice(0, LONGEST_NAME).toWellFormed();
}

function othersIn(value: unknown, also: Readonly<Record<string, string>>, depth: number): Entity[] {
  if (depth > DEEPEST || !isRecord(value)) return [];
  return Object.entries(also).flatMap(([field, as]) => {
    const inner = value[field];
    const items: unknown[] = Array.isArray(inner) ? inner.slice(0, 50) : [inner];
    return items.flatMap((item) => otherFrom(item, as, depth));
  });
}

function otherFrom(item: unknown, as: string, depth: number): Entity[] {
  const type = (isRecord(item) ? typeOf(item) : undefined) ?? as;
  const reading = readingOf(type);
  if (reading === undefined || isSystemAccount(item)) return [];
  const entity = namedEntity(item, reading, type);
  return [...(entity === undefined ? [] : [entity]), ...othersIn(item, reading.also ?? {}, depth + 1)];
}

function readingOf(type: string): EvidenceReading | undefined {
  return listed(READINGS, type);
}

function isSystemAccount(account: unknown): boolean {
  const sid = textAt(account, 'userSid');
  return sid !== undefined && SYSTEM_ACCOUNTS.includes(sid.toUpperCase());
}

/** `#microsoft.graph.security.userEvidence` → `userEvidence`. */
function typeOf(evidence: Readonly<Record<string, unknown>>): string | undefined {
  const type = evidence['@odata.type'];
  const name = typeof type === 'string' ? type.slice(-100).split('.').at(-1) : undefined;
  return name === '' ? undefined : name?.replace(/^#/, '').toWellFormed();
}

const NOT_A_NAME = ['createdDateTime', 'verdict', 'remediationStatus', 'remediationStatusDetails'];

function anyText(evidence: Readonly<Record<string, unknown>>): string | undefined {
  const fields = Object.keys(evidence).filter(
    (field) => !NOT_A_NAME.includes(field) && !field.includes('@') && !field.includes('.'),
  );
  return fields.flatMap((field) => textAt(evidence, field) ?? [])[0];
}

/** `kubernetesPodEvidence` → `kubernetes pod`. */
function inWords(type: string): string {
  const words = type.replace(/Evidence$/, '').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return words.toLowerCase() || 'evidence';
}
