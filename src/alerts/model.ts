import { z } from 'zod/v4';
import { storable } from './clean';
import { type Entity, readEvidence } from './entities';

const LONGEST_COLUMN = 1000;

const text = z.string().nullish().catch(undefined);
const list = z.array(z.unknown()).nullish().catch(undefined);
const time = z.union([z.string(), z.null(), z.undefined()]).catch(undefined);

/**
 * The fields that are used, leniently: of all of them only the id must be there. Unknown values of enums are kept.
 * Source: learn.microsoft.com/graph/api/resources/security-alert.
 */
const rawAlert = z.looseObject({
  id: z.string().min(1).max(500),
  title: text,
  description: text,
  recommendedActions: text,
  severity: text,
  status: text,
  serviceSource: text,
  category: text,
  classification: text,
  determination: text,
  assignedTo: text,
  incidentId: text,
  alertWebUrl: text,
  incidentWebUrl: text,
  createdDateTime: time,
  lastUpdateDateTime: time,
  mitreTechniques: list,
  evidence: list,
});

/** An alert as the product speaks of it. */
export interface Alert {
  id: string;
  title: string;
  severity: string;
  status: string;
  source: string;
  category: string | undefined;
  classification: string | undefined;
  determination: string | undefined;
  assignedTo: string | undefined;
  description: string;
  recommendedActions: string | undefined;
  techniques: string[];
  incidentId: string | undefined;
  /** Links into the Defender portal; undefined when they lead elsewhere. */
  alertUrl: string | undefined;
  incidentUrl: string | undefined;
  createdAt: Date;
  updatedAt: Date;
  entities: Entity[];
  /** The record as it came, fit for storing. */
  raw: unknown;
}

/** Reads a record from Graph. What cannot be an alert gives the reason, for the one who looks into it. */
export function parseAlert(record: unknown): { ok: true; alert: Alert } | { ok: false; problem: string } {
  const raw = storable(record);
  const parsed = rawAlert.safeParse(raw);
  if (!parsed.success)
    return { ok: false, problem: `not an alert: ${parsed.error.issues[0]?.message ?? 'odd'}` };
  const fields = parsed.data;
  const updatedAt = dateOf(fields.lastUpdateDateTime) ?? dateOf(fields.createdDateTime);
  if (updatedAt === undefined)
    return { ok: false, problem: 'it says neither when it was made nor when it changed' };
  return {
    ok: true,
    alert: {
      id: fields.id,
      title: short(fields.title) ?? 'Alert without a title',
      severity: short(fields.severity) ?? 'unknown',
      status: short(fields.status) ?? 'unknown',
      source: short(fields.serviceSource) ?? 'unknown',
      category: short(fields.category),
      classification: short(fields.classification),
      determination: short(fields.determination),
      assignedTo: short(fields.assignedTo),
      description: fields.description ?? '',
      recommendedActions: fields.recommendedActions ?? undefined,
      techniques: (fields.mitreTechniques ?? []).filter((one): one is string => typeof one === 'string'),
      incidentId: short(fields.incidentId),
      alertUrl: portalLink(fields.alertWebUrl),
      incidentUrl: portalLink(fields.incidentWebUrl),
      createdAt: dateOf(fields.createdDateTime) ?? updatedAt,
      updatedAt,
      entities: (fields.evidence ?? []).filter(isRecord).map(readEvidence),
      raw,
    },
  };
}

function dateOf(value: string | null | undefined): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const date = new Date(value);
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 10_000 ? date : undefined;
}

function short(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed.slice(0, LONGEST_COLUMN).toWellFormed();
}

/** The Defender portal of the public and the government clouds. Source: learn.microsoft.com/defender-xdr/usgov. */
const PORTALS = ['security.microsoft.com', 'security.microsoft.us'];

function portalLink(value: string | null | undefined): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const ours = url.protocol === 'https:' && PORTALS.includes(url.host) && url.username === '';
  return ours ? url.toString() : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
