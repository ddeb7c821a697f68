/** The APIs a connection may use, by the application id of their service principal: the same in every tenant. */
export const APIS = {
  graph: { appId: '00000003-0000-0000-c000-000000000000', name: 'Microsoft Graph' },
} as const;

export type Api = keyof typeof APIS;

/** What an organisation can switch on. */
export const CAPABILITIES = ['alerts', 'incidents', 'directory', 'hunting'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** How a capability is spoken of. */
export const CAPABILITY_TITLES: Readonly<Record<Capability, { title: string; why: string }>> = {
  alerts: { title: 'Alerts', why: 'Defender alerts, answered in chat' },
  incidents: { title: 'Incidents', why: 'Defender incidents, which group alerts' },
  directory: { title: 'Directory context', why: 'Users, groups, roles and sign-ins beside an alert' },
  hunting: { title: 'Hunting', why: 'Advanced hunting queries' },
};

/** An application permission that a capability needs. Its id is looked up by `value` in the tenant, never known. */
export interface Permission {
  api: Api;
  value: string;
  capability: Capability;
  /** Completes "Allow … to …". */
  reason: string;
}

/** Least privilege, whole: a permission that is not here is never asked for. */
export const PERMISSIONS: readonly Permission[] = [
  { api: 'graph', value: 'SecurityAlert.Read.All', capability: 'alerts', reason: 'To read Defender alerts' },
  {
    api: 'graph',
    value: 'SecurityIncident.Read.All',
    capability: 'incidents',
    reason: 'To read Defender incidents',
  },
  {
    api: 'graph',
    value: 'Directory.Read.All',
    capability: 'directory',
    reason: 'To show users, groups and roles beside an alert',
  },
  {
    api: 'graph',
    value: 'AuditLog.Read.All',
    capability: 'directory',
    reason: 'To show sign-ins and how a user signs in',
  },
  { api: 'graph', value: 'ThreatHunting.Read.All', capability: 'hunting', reason: 'To run hunting queries' },
];

/** The permissions that these capabilities need, and no more. */
export function permissionsFor(capabilities: readonly Capability[]): Permission[] {
  return PERMISSIONS.filter(({ capability }) => capabilities.includes(capability));
}
