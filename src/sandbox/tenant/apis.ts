import { randomUUID } from 'node:crypto';
import { graphRoles } from './graph-roles';
import type { AppRole, ServicePrincipal } from './tenant';

export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';
export const CLOUD_APPS_APP_ID = '05a65629-4c1b-48c1-a78b-804c4abdd4af';
export const ENDPOINT_APP_ID = 'fc780465-2017-40d4-a0c5-307022471b92';
export const EXCHANGE_APP_ID = '00000002-0000-0ff1-ce00-000000000000';
export const KEY_VAULT_APP_ID = 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093';

/** The tenant that Microsoft's own applications are homed in (appOwnerOrganizationId of their service principals). */
const MICROSOFT_TENANT_ID = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

interface Api {
  appId: string;
  displayName: string;
  /** Names by which a scope may call it, beside its appId. */
  names: readonly string[];
  /** The service plan whose purchase brings it into a tenant; undefined when every tenant has it. */
  plan?: string;
  /** value, id (undefined: a new one in each tenant), display name. */
  roles: readonly (readonly [value: string, id: string | undefined, displayName: string])[];
}

const apis: readonly Api[] = [
  {
    appId: GRAPH_APP_ID,
    displayName: 'Microsoft Graph',
    names: ['https://graph.microsoft.com'],
    roles: graphRoles,
  },
  {
    appId: CLOUD_APPS_APP_ID,
    displayName: 'Microsoft Cloud App Security',
    names: [],
    plan: 'ADALLOM_S_STANDALONE',
    roles: [
      ['discovery.manage', undefined, 'Manage discovery'],
      ['discovery.read', undefined, 'Read discovery'],
      ['investigation.manage', undefined, 'Manage investigation'],
      ['investigation.read', undefined, 'Read investigation'],
      ['settings.manage', undefined, 'Manage settings'],
      ['settings.read', undefined, 'Read settings'],
    ],
  },
  {
    appId: ENDPOINT_APP_ID,
    displayName: 'WindowsDefenderATP',
    names: ['https://api.securitycenter.microsoft.com', 'https://api.security.microsoft.com'],
    plan: 'WINDEFATP',
    roles: [
      ['AdvancedQuery.Read.All', undefined, 'Run advanced queries'],
      ['Alert.Read.All', undefined, 'Read all alerts'],
      ['File.Read.All', undefined, 'Read all file profiles'],
      ['Library.Manage', undefined, 'Manage live response library files'],
      ['Machine.Isolate', undefined, 'Isolate machine'],
      ['Machine.LiveResponse', undefined, 'Run live response on a specific machine'],
      ['Machine.Read.All', undefined, 'Read all machine profiles'],
      ['Machine.ReadWrite.All', undefined, 'Read and write all machine information'],
    ],
  },
  {
    appId: EXCHANGE_APP_ID,
    displayName: 'Office 365 Exchange Online',
    names: ['https://outlook.office365.com', 'https://outlook.office.com'],
    roles: [
      ['Exchange.ManageAsApp', undefined, 'Manage Exchange As Application'],
      ['full_access_as_app', undefined, 'Use Exchange Web Services with full access to all mailboxes'],
    ],
  },
  {
    appId: KEY_VAULT_APP_ID,
    displayName: 'Azure Key Vault',
    names: ['https://vault.azure.net'],
    roles: [],
  },
];

/** The service principals of Microsoft's own APIs, as a new tenant has them. */
export function firstPartyPrincipals(): ServicePrincipal[] {
  return apis.map((api) => principalOf(api, null));
}

/** A new service principal of one of Microsoft's own APIs, or undefined when `appId` is none of them. */
export function newApiPrincipal(appId: string, now: string): ServicePrincipal | undefined {
  const api = apis.find((candidate) => candidate.appId === appId);
  return api && principalOf(api, now);
}

/** The service plan a tenant must have bought before it can have this API; undefined when it needs none. */
export function planOf(appId: string): string | undefined {
  return apis.find((candidate) => candidate.appId === appId)?.plan;
}

/** The names a scope may call an application by. */
export function namesOf({ appId, servicePrincipalNames }: ServicePrincipal): string[] {
  return [...servicePrincipalNames, ...(apis.find((api) => api.appId === appId)?.names ?? [])];
}

function principalOf(
  { appId, displayName, names, roles }: Api,
  createdDateTime: string | null,
): ServicePrincipal {
  return {
    id: randomUUID(),
    appId,
    displayName,
    accountEnabled: true,
    appOwnerOrganizationId: MICROSOFT_TENANT_ID,
    createdDateTime,
    deletedDateTime: null,
    appRoles: roles.map(toAppRole),
    servicePrincipalNames: [appId, ...names],
    tags: [],
    owners: [],
    suspendedGrants: [],
  };
}

function toAppRole([value, id, displayName]: Api['roles'][number]): AppRole {
  return {
    allowedMemberTypes: ['Application'],
    description: `Allows the app to: ${displayName}, without a signed-in user.`,
    displayName,
    id: id ?? randomUUID(),
    isEnabled: true,
    origin: 'Application',
    value,
  };
}
