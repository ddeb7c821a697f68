import { listed } from '../listed';
import { texts } from '../texts/texts';

/**
 * The APIs a connection may use, by the application id of their service principal (the same in every tenant).
 */
export const APIS = {
  graph: {
    appId: '00000003-0000-0000-c000-000000000000',
    name: 'Microsoft Graph',
  },
  cloudApps: {
    appId: '05a65629-4c1b-48c1-a78b-804c4abdd4af',
    name: 'Defender for Cloud Apps',
  },
  endpoint: {
    appId: 'fc780465-2017-40d4-a0c5-307022471b92',
    name: 'Defender for Endpoint',
  },
  exchange: {
    appId: '00000002-0000-0ff1-ce00-000000000000',
    name: 'Exchange Online',
  },
} as const;

export type Api = keyof typeof APIS;
export const API_NAMES = Object.keys(APIS) as Api[];

/** What an organisation can switch on, in the order in which it is offered. */
export const CAPABILITIES = [
  'alerts',
  'incidents',
  'directory',
  'hunting',
  'mail',
  'cloudApps',
  'liveResponse',
  'quarantine',
  'triage',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** What is recommended to everybody: reading, on Microsoft Graph alone, nobody's mail. */
export const RECOMMENDED_CAPABILITIES: readonly Capability[] = [
  'alerts',
  'incidents',
  'directory',
  'hunting',
];

/** How a capability is spoken of. */
export function capabilityWords(capability: Capability): { title: string; why: string } {
  return texts().permissions.capabilities[capability];
}

/** An application permission that a capability needs. Its id is looked up by `value` in the tenant, never known. */
export interface Permission {
  api: Api;
  value: string;
  capability: Capability;
  /** It can change something or reach into devices and mailboxes. */
  risky?: true;
}

/** Least privilege, whole: a permission that is not here is never asked for. */
export const PERMISSIONS: readonly Permission[] = [
  { api: 'graph', value: 'SecurityAlert.Read.All', capability: 'alerts' },
  { api: 'graph', value: 'SecurityIncident.Read.All', capability: 'incidents' },
  { api: 'graph', value: 'Directory.Read.All', capability: 'directory' },
  { api: 'graph', value: 'AuditLog.Read.All', capability: 'directory' },
  { api: 'graph', value: 'ThreatHunting.Read.All', capability: 'hunting' },
  { api: 'graph', value: 'Mail.Read', capability: 'mail', risky: true },
  { api: 'cloudApps', value: 'investigation.read', capability: 'cloudApps' },
  { api: 'endpoint', value: 'Machine.Read.All', capability: 'liveResponse' },
  { api: 'endpoint', value: 'File.Read.All', capability: 'liveResponse' },
  { api: 'endpoint', value: 'Library.Manage', capability: 'liveResponse', risky: true },
  { api: 'endpoint', value: 'Machine.LiveResponse', capability: 'liveResponse', risky: true },
  { api: 'exchange', value: 'Exchange.ManageAsApp', capability: 'quarantine', risky: true },
  { api: 'graph', value: 'SecurityAlert.ReadWrite.All', capability: 'triage', risky: true },
  { api: 'graph', value: 'SecurityIncident.ReadWrite.All', capability: 'triage', risky: true },
];

/** What a permission of ours is for. */
export function reasonFor({ api, value }: Permission): string {
  return listed(texts().permissions.reasons, `${api}/${value}`) ?? '';
}

/** The permissions that these capabilities need, and no more. */
export function permissionsFor(capabilities: readonly Capability[]): Permission[] {
  return PERMISSIONS.filter(
    ({ capability, value }) =>
      capabilities.includes(capability) &&
      (value !== 'SecurityIncident.ReadWrite.All' || capabilities.includes('incidents')),
  );
}

/** The APIs that these capabilities reach. */
export function apisFor(capabilities: readonly Capability[]): Api[] {
  const named = permissionsFor(capabilities).map(({ api }) => api);
  return API_NAMES.filter((api) => named.includes(api));
}

/** Security Reader, by its template id: the least directory role with which Exchange lists quarantined mail. */
export const QUARANTINE_ROLE = {
  name: 'Security Reader',
  templateId: '5d6b6bb7-de71-4623-b4af-96380a352509',
} as const;
