import { worded } from '../../alerts/worded';
import type { Alert } from '../../alerts/model';

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
