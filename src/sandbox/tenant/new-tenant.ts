import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { Clock } from '../clock';
import { firstPartyPrincipals, GRAPH_APP_ID } from './apis';
import { issueDevices } from './devices';
import { activeRoles, builtInRoles } from './directory-roles';
import { newGroups } from './groups';
import { hirePeople } from './people';
import { type AppRoleAssignment, newManagedIdentity, type ServicePrincipal, type Tenant } from './tenant';

/** What the bot's own identity may do in a new tenant: set up a connection, and look people up. */
const botRoles = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Directory.Read.All',
  'Organization.Read.All',
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
];

/**
 * A tenant nobody has connected yet: people, devices, Microsoft's APIs, and the bot as a service principal of an
 * application homed elsewhere, so that the tenant itself has no application.
 */
export async function newTenant(clock: Clock): Promise<Tenant> {
  const now = clock().toISOString();
  const word = randomBytes(3).toString('hex');
  const initialDomain = `contosoharbour${word}.onmicrosoft.com`;
  const defaultDomain = 'contosoharbour.example';
  const { users, holders } = hirePeople(initialDomain, defaultDomain, now);
  const apis = firstPartyPrincipals();
  const bot = botPrincipal(now);
  return {
    version: 1,
    tenantId: randomUUID(),
    displayName: 'Contoso Harbour',
    initialDomain,
    defaultDomain,
    createdDateTime: now,
    signingKey: await newSigningKey(),
    bot: {
      clientId: bot.appId,
      clientSecret: randomBytes(30).toString('base64url'),
      servicePrincipalId: bot.id,
      redirectUris: [],
      keyCredentials: [],
      managedIdentity: newManagedIdentity(),
    },
    consentGranted: true,
    conditionalAccess: null,
    credentialPolicy: { secrets: true, mostDays: null },
    users,
    groups: newGroups(users),
    devices: issueDevices(users),
    directoryRoles: activeRoles(),
    roleAssignments: holders.map(({ principalId, role }) => ({
      id: randomBytes(24).toString('base64url'),
      principalId,
      roleDefinitionId: builtInRoles[role],
      directoryScopeId: '/',
    })),
    applications: [],
    servicePrincipals: [...apis, bot],
    appRoleAssignments: apis.flatMap((api) => (api.appId === GRAPH_APP_ID ? grantsOf(bot, api, now) : [])),
    deletedApplications: [],
    deletedServicePrincipals: [],
    vaultKeys: [],
    quarantineDecisions: [],
    removedPlans: [],
    revocations: [],
  };
}

async function newSigningKey(): Promise<Tenant['signingKey']> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(16).toString('base64url') };
}

function botPrincipal(now: string): ServicePrincipal {
  const appId = randomUUID();
  return {
    id: randomUUID(),
    appId,
    displayName: 'Drawbridge',
    accountEnabled: true,
    appOwnerOrganizationId: randomUUID(),
    createdDateTime: now,
    deletedDateTime: null,
    appRoles: [],
    servicePrincipalNames: [appId],
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
    owners: [],
    suspendedGrants: [],
  };
}

function grantsOf(principal: ServicePrincipal, api: ServicePrincipal, now: string): AppRoleAssignment[] {
  return api.appRoles
    .filter(({ value }) => botRoles.includes(value))
    .map(({ id }) => ({
      id: randomBytes(32).toString('base64url'),
      deletedDateTime: null,
      appRoleId: id,
      createdDateTime: now,
      principalDisplayName: principal.displayName,
      principalId: principal.id,
      principalType: 'ServicePrincipal',
      resourceDisplayName: api.displayName,
      resourceId: api.id,
    }));
}
