import { z } from 'zod/v4';
import { storable } from '../clean';
import { type Comment, readComments } from '../comments';
import { textsOf } from '../evidence/text-at';
import { portalLink } from '../portal-link';
import { dateOf, list, preciseTime, short, text } from '../raw-alert';

/** An incident as the product speaks of it. Its alerts are those that name it. */
export interface Incident {
  id: string;
  title: string;
  severity: string;
  status: string;
  classification: string | undefined;
  determination: string | undefined;
  assignedTo: string | undefined;
  description: string;
  tags: string[];
  /** The incident that it went up in. */
  redirectedTo: string | undefined;
  /** A link into the Defender portal. */
  url: string | undefined;
  createdAt: Date;
  updatedAt: Date;
  /** When it changed last, to the microsecond. */
  version: string;
  comments: Comment[];
  /** The record as it came, fit for storing. */
  raw: unknown;
}

/** The fields that are used, leniently. Source: learn.microsoft.com/graph/api/resources/security-incident. */
const rawIncident = z.looseObject({
  id: z.string().trim().min(1).max(500),
  displayName: text,
  description: text,
  summary: text,
  severity: text,
  status: text,
  classification: text,
  determination: text,
  assignedTo: text,
  redirectIncidentId: text,
  incidentWebUrl: text,
  createdDateTime: text,
  lastUpdateDateTime: text,
  comments: list,
});

/** Reads a record from Graph; what cannot be an incident gives the reason. */
export function parseIncident(
  record: unknown,
): { ok: true; record: Incident } | { ok: false; problem: string } {
  const raw = storable(record);
  const parsed = rawIncident.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      ok: false,
      problem: `not an incident: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'odd'}`,
    };
  }
  const fields = parsed.data;
  const changed = dateOf(fields.lastUpdateDateTime);
  const updatedAt = changed ?? dateOf(fields.createdDateTime);
  if (updatedAt === undefined)
    return { ok: false, problem: 'the incident says neither when it was made nor when it changed' };
  const incident: Incident = {
    id: fields.id,
    title: short(fields.displayName) ?? 'Incident without a name',
    severity: short(fields.severity) ?? 'unknown',
    status: short(fields.status) ?? 'unknown',
    classification: short(fields.classification),
    determination: short(fields.determination),
    assignedTo: short(fields.assignedTo),
    description: fields.description ?? fields.summary ?? '',
    tags: [...textsOf(fields, 'customTags'), ...textsOf(fields, 'systemTags')],
    redirectedTo: short(fields.redirectIncidentId),
    url: portalLink(fields.incidentWebUrl),
    createdAt: dateOf(fields.createdDateTime) ?? updatedAt,
    updatedAt,
    version: preciseTime(updatedAt, changed ? fields.lastUpdateDateTime : fields.createdDateTime),
    comments: readComments(fields.comments),
    raw,
  };
  return { ok: true, record: incident };
}
