import { z } from 'zod/v4';

const LONGEST_COLUMN = 1000;

/** Graph's texts and lists, with whatever else stands there taken for nothing. */
export const text = z.string().nullish().catch(undefined);
export const list = z.array(z.unknown()).nullish().catch(undefined);

/**
 * The fields that are used, leniently: of all of them only the id must be there. Unknown values of enums are kept.
 * Source: learn.microsoft.com/graph/api/resources/security-alert.
 */
export const rawAlert = z.looseObject({
  id: z.string().trim().min(1).max(500),
  title: text,
  description: text,
  recommendedActions: text,
  severity: text,
  status: text,
  serviceSource: text,
  detectionSource: text,
  category: text,
  classification: text,
  determination: text,
  assignedTo: text,
  incidentId: text,
  alertWebUrl: text,
  incidentWebUrl: text,
  createdDateTime: text,
  lastUpdateDateTime: text,
  resolvedDateTime: text,
  firstActivityDateTime: text,
  lastActivityDateTime: text,
  comments: list,
  mitreTechniques: list,
  evidence: list,
});

/** A text for a column: trimmed, bounded, undefined when there is nothing in it. */
export function short(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed.slice(0, LONGEST_COLUMN).toWellFormed();
}

/** A moment; undefined for none and for the years 1 and 9999 that services write when they have none. */
export function dateOf(value: string | null | undefined): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const date = new Date(value);
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 9999 ? date : undefined;
}

/** An instant to the microsecond, as far as it was given: Graph's have seven digits, a Date has three. */
export function preciseTime(date: Date, given: string | null | undefined): string {
  const beyond = /\.\d{3}(\d{1,3})/.exec(given ?? '')?.[1] ?? '';
  return `${date.toISOString().slice(0, -1)}${beyond.padEnd(3, '0')}Z`;
}
