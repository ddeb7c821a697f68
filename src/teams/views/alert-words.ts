import { listed } from '../../listed';
import { texts } from '../../texts/texts';
import { inWords } from '../../alerts/in-words';
import type { Alert } from '../../alerts/model';

/** A member of one of Graph's enumerations, in the language of the turn. */
export function worded(member: string): string {
  return listed(texts().words, member) ?? inWords(member);
}

/** The same of a value that begins with a capital, as those of Defender for Endpoint do. */
export function wordedValue(value: string): string {
  return worded(asMember(value));
}

/** A value in the language of the turn; as it was given where that has no other word for it. */
export function translated(value: string): string {
  return listed(texts().words, asMember(value)) ?? value;
}

/** `NoSensorData` is the member noSensorData; PUA stays. */
function asMember(value: string): string {
  return value.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}

/** The state of an alert or incident, and who works on it. */
export function stateOf({ status, assignedTo }: Pick<Alert, 'status' | 'assignedTo'>): string {
  const word = worded(status);
  return assignedTo === undefined ? word : `${word}, ${assignedTo}`;
}

/** What it was found to be; undefined while that is open. */
export function classified({
  classification,
  determination,
}: Pick<Alert, 'classification' | 'determination'>): string | undefined {
  if (classification === undefined || classification === 'unknown') return undefined;
  const known = determination !== undefined && determination !== 'unknown';
  return known ? `${worded(classification)}, ${worded(determination)}` : worded(classification);
}

const SEVERITY_ORDER = ['high', 'medium', 'low', 'informational'];

/** The most severe first. */
export function bySeverity<T extends { severity: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => rank(a.severity) - rank(b.severity));
}

function rank(severity: string): number {
  const place = SEVERITY_ORDER.indexOf(severity);
  return place === -1 ? SEVERITY_ORDER.length : place;
}
