/**
 * The APIs a connection may use, by the application id of their service principal (the same in every tenant), and
 * where the portal lists them.
 */
export const APIS = {
  graph: {
    appId: '00000003-0000-0000-c000-000000000000',
    name: 'Microsoft Graph',
    inPortal: 'Microsoft APIs › Microsoft Graph',
  },
  cloudApps: {
    appId: '05a65629-4c1b-48c1-a78b-804c4abdd4af',
    name: 'Defender for Cloud Apps',
    inPortal: 'APIs my organization uses › Microsoft Cloud App Security',
  },
  endpoint: {
    appId: 'fc780465-2017-40d4-a0c5-307022471b92',
    name: 'Defender for Endpoint',
    inPortal: 'APIs my organization uses › WindowsDefenderATP',
  },
  exchange: {
    appId: '00000002-0000-0ff1-ce00-000000000000',
    name: 'Exchange Online',
    inPortal: 'APIs my organization uses › Office 365 Exchange Online',
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
export const CAPABILITY_TITLES: Readonly<Record<Capability, { title: string; why: string }>> = {
  alerts: { title: 'Alerts', why: 'Defender alerts, answered in chat' },
  incidents: { title: 'Incidents', why: 'Defender incidents, which group alerts' },
  directory: { title: 'Directory context', why: 'Users, groups, roles and sign-ins beside an alert' },
  hunting: { title: 'Hunting', why: 'Advanced hunting queries' },
  mail: { title: 'Phishing mail', why: 'The mail behind an alert' },
  cloudApps: { title: 'Cloud apps', why: 'What a user did in cloud apps' },
  liveResponse: { title: 'Live response', why: 'Devices, and quarantined files fetched from them' },
  quarantine: { title: 'Quarantined mail', why: 'What Exchange holds back' },
  triage: { title: 'Triage', why: 'Assign, classify and close alerts from chat' },
};

/** An application permission that a capability needs. Its id is looked up by `value` in the tenant, never known. */
export interface Permission {
  api: Api;
  value: string;
  capability: Capability;
  /** Completes "Allow … to …". */
  reason: string;
  /** It can change something or reach into devices and mailboxes. */
  risky?: true;
}

/** Least privilege, whole: a permission that is not here is never asked for. */
export const PERMISSIONS: readonly Permission[] = [
  graph('alerts', 'SecurityAlert.Read.All', 'To read Defender alerts'),
  graph('incidents', 'SecurityIncident.Read.All', 'To read Defender incidents'),
  graph('directory', 'Directory.Read.All', 'To show users, groups and roles beside an alert'),
  graph('directory', 'AuditLog.Read.All', 'To show sign-ins and how a user signs in'),
  graph('hunting', 'ThreatHunting.Read.All', 'To run hunting queries'),
  { ...graph('mail', 'Mail.Read', 'To fetch the phishing mail of an alert from any mailbox'), risky: true },
  {
    api: 'cloudApps',
    value: 'investigation.read',
    capability: 'cloudApps',
    reason: 'To read activities in cloud apps',
  },
  endpoint('Machine.Read.All', 'To show a device and its state'),
  endpoint('File.Read.All', 'To show what is known of a file'),
  { ...endpoint('Library.Manage', 'To keep the script that fetches a quarantined file'), risky: true },
  { ...endpoint('Machine.LiveResponse', 'To fetch a quarantined file from a device'), risky: true },
  {
    api: 'exchange',
    value: 'Exchange.ManageAsApp',
    capability: 'quarantine',
    reason: 'To list and export quarantined mail',
    risky: true,
  },
  { ...graph('triage', 'SecurityAlert.ReadWrite.All', 'To assign, classify and close alerts'), risky: true },
  { ...graph('triage', 'SecurityIncident.ReadWrite.All', 'To do the same for incidents'), risky: true },
];

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

function graph(capability: Capability, value: string, reason: string): Permission {
  return { api: 'graph', value, capability, reason };
}

function endpoint(value: string, reason: string): Permission {
  return { api: 'endpoint', value, capability: 'liveResponse', reason };
}
