import type { Shape } from '../files/written';
import type { Alert } from './model';

/** An alert as it stands in an exported file, times in ISO 8601 and UTC. */
function toJson(alert: Alert) {
  return {
    id: alert.id,
    title: alert.title,
    severity: alert.severity,
    status: alert.status,
    source: alert.source,
    detection: alert.detection,
    category: alert.category,
    techniques: alert.techniques,
    classification: alert.classification,
    determination: alert.determination,
    assignedTo: alert.assignedTo,
    incidentId: alert.incidentId,
    createdAt: alert.createdAt.toISOString(),
    updatedAt: alert.updatedAt.toISOString(),
    resolvedAt: alert.resolvedAt?.toISOString(),
    description: alert.description.slice(0, 2_000),
    entities: alert.entities.map(({ kind, name, verdict }) => ({ kind, name, verdict })),
    link: alert.alertUrl,
  };
}

/** The columns of a table: what of `toJson` goes in as it is, then the names of the commonest entities. */
const PLAIN = [
  'id',
  'title',
  'severity',
  'status',
  'source',
  'detection',
  'category',
  'techniques',
  'classification',
  'determination',
  'assignedTo',
  'incidentId',
  'createdAt',
  'updatedAt',
  'resolvedAt',
  'link',
] as const;
const ENTITIES = {
  users: 'user',
  devices: 'device',
  mailboxes: 'mailbox',
  ips: 'ip',
  urls: 'url',
  files: 'file',
};

const HEADINGS: readonly string[] = [...PLAIN, ...Object.keys(ENTITIES)];

function toCells(alert: Alert): string[] {
  const record = toJson(alert);
  const plain = PLAIN.map((name) => {
    const value = record[name] ?? '';
    return typeof value === 'string' ? value : value.join('; ');
  });
  const names = Object.values(ENTITIES).map((wanted) =>
    alert.entities.flatMap(({ kind, name }) => (kind === wanted ? [name] : [])).join('; '),
  );
  return [...plain, ...names];
}

export const ALERT_FILE: Shape<Alert> = { headings: HEADINGS, toCells, toJson };
