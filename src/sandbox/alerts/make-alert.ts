import type { World } from '../world';
import type { Scene } from './evidence';
import type { Story } from './stories';

/** What becomes of an alert. */
export interface Fate {
  status: 'new' | 'inProgress' | 'resolved';
  assignedTo: string | null;
  classification: string | null;
  determination: string | null;
  /** How long after it was made it last changed. */
  changedAfterMs: number;
}

export const untouched: Fate = {
  status: 'new',
  assignedTo: null,
  classification: null,
  determination: null,
  changedAfterMs: 0,
};

export type AlertRecord = Record<string, unknown> & { id: string };

/** An alert as Graph shows it. Source: learn.microsoft.com/graph/api/resources/security-alert. */
export function makeAlert(
  story: Story,
  scene: Scene,
  number: number,
  incident: number,
  fate: Fate,
): AlertRecord {
  const { tenantId, at } = scene;
  const id = `da6${String(Date.parse(at)).padEnd(17, String(number))}_${number}`;
  const changed = new Date(Date.parse(at) + fate.changedAfterMs).toISOString();
  return {
    '@odata.type': '#microsoft.graph.security.alert',
    id,
    providerAlertId: id,
    incidentId: String(incident),
    status: fate.status,
    severity: story.severity,
    classification: fate.classification,
    determination: fate.determination,
    serviceSource: story.serviceSource,
    detectionSource: story.detectionSource,
    detectorId: `harbour-${story.category.toLowerCase()}`,
    tenantId,
    title: named(story.title, scene),
    description: named(story.description, scene),
    recommendedActions: story.steps,
    category: story.category,
    assignedTo: fate.assignedTo,
    alertWebUrl: `https://security.microsoft.com/alerts/${id}?tid=${tenantId}`,
    incidentWebUrl: `https://security.microsoft.com/incidents/${incident}?tid=${tenantId}`,
    actorDisplayName: null,
    threatDisplayName: null,
    threatFamilyName: null,
    mitreTechniques: [...story.techniques],
    createdDateTime: at,
    lastUpdateDateTime: changed,
    resolvedDateTime: fate.status === 'resolved' ? changed : null,
    firstActivityDateTime: new Date(Date.parse(at) - 240_000).toISOString(),
    lastActivityDateTime: at,
    comments: [],
    systemTags: [],
    evidence: story.evidence.map((make) => make(scene)),
  };
}

/** An incident that holds alerts. Source: learn.microsoft.com/graph/api/resources/security-incident. */
export function makeIncident(number: number, alerts: readonly AlertRecord[], { tenant }: World): AlertRecord {
  const [first] = alerts;
  const severities = ['high', 'medium', 'low', 'informational'];
  const changed = alerts
    .map((alert) => String(alert['lastUpdateDateTime']))
    .sort()
    .at(-1);
  return {
    '@odata.type': '#microsoft.graph.security.incident',
    id: String(number),
    tenantId: tenant.tenantId,
    status: alerts.every(({ status }) => status === 'resolved') ? 'resolved' : 'active',
    incidentWebUrl: `https://security.microsoft.com/incidents/${number}?tid=${tenant.tenantId}`,
    redirectIncidentId: null,
    displayName:
      alerts.length === 1 ? first?.['title'] : `${alerts.length} alerts around ${String(first?.['title'])}`,
    createdDateTime: first?.['createdDateTime'],
    lastUpdateDateTime: changed,
    assignedTo: first?.['assignedTo'] ?? null,
    classification: first?.['classification'] ?? 'unknown',
    determination: first?.['determination'] ?? 'unknown',
    severity: severities.find((severity) => alerts.some((alert) => alert['severity'] === severity)),
    customTags: [],
    systemTags: [],
    description: first?.['description'],
    lastModifiedBy: null,
    resolvingComment: null,
    summary: null,
    comments: [],
  };
}

function named(text: string, { user, device }: Scene): string {
  return text.replaceAll('{user}', user.displayName).replaceAll('{device}', device.name);
}
