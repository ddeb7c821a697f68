import { storable } from './clean';
import { type Comment, readComments } from './comments';
import { distinctEntities, type Entity } from './entities';
import { type Evidence, readEvidence } from './evidence/read-evidence';
import { isRecord } from './evidence/text-at';
import { portalLink } from './portal-link';
import { dateOf, preciseTime, rawAlert, short } from './raw-alert';

const MOST_EVIDENCE = 1000;

/** An alert as the product speaks of it. */
export interface Alert {
  id: string;
  title: string;
  severity: string;
  status: string;
  source: string;
  /** The technology that noticed it, such as `antivirus` or `customDetection`. */
  detection: string | undefined;
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
  resolvedAt: Date | undefined;
  /** When what it is about began and was last seen. */
  firstActivityAt: Date | undefined;
  lastActivityAt: Date | undefined;
  comments: Comment[];
  /** When it changed last, to the microsecond: which of two versions is the newer one. */
  version: string;
  /** What it is about, each once: first what the evidence stands for, then what it names besides. */
  entities: Entity[];
  evidence: Evidence[];
  /** The record as it came, fit for storing. */
  raw: unknown;
}

/** Reads a record from Graph. What cannot be an alert gives the reason, for the one who looks into it. */
export function parseAlert(record: unknown): { ok: true; alert: Alert } | { ok: false; problem: string } {
  const raw = storable(record);
  const parsed = rawAlert.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, problem: `not an alert: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'odd'}` };
  }
  const fields = parsed.data;
  const changed = dateOf(fields.lastUpdateDateTime);
  const updatedAt = changed ?? dateOf(fields.createdDateTime);
  if (updatedAt === undefined)
    return { ok: false, problem: 'it says neither when it was made nor when it changed' };
  const evidence = (fields.evidence ?? []).slice(0, MOST_EVIDENCE).filter(isRecord).map(readEvidence);
  return {
    ok: true,
    alert: {
      id: fields.id,
      title: short(fields.title) ?? 'Alert without a title',
      severity: short(fields.severity) ?? 'unknown',
      status: short(fields.status) ?? 'unknown',
      source: short(fields.serviceSource) ?? 'unknown',
      detection: short(fields.detectionSource),
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
      resolvedAt: dateOf(fields.resolvedDateTime),
      firstActivityAt: dateOf(fields.firstActivityDateTime),
      lastActivityAt: dateOf(fields.lastActivityDateTime),
      comments: readComments(fields.comments),
      version: preciseTime(updatedAt, changed ? fields.lastUpdateDateTime : fields.createdDateTime),
      entities: distinctEntities([
        ...evidence.map(({ entity }) => entity),
        ...evidence.flatMap(({ others }) => others),
      ]),
      evidence,
      raw,
    },
  };
}
