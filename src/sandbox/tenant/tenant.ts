import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';

const openRecord = z.record(z.string(), z.unknown());

const keyCredential = z.object({
  keyId: z.guid(),
  type: z.string(),
  usage: z.string(),
  displayName: z.string().nullable(),
  /** The certificate, base64 DER. */
  key: z.string(),
  customKeyIdentifier: z.string().nullable(),
  startDateTime: z.string(),
  endDateTime: z.string(),
});

const passwordCredential = z.object({
  keyId: z.guid(),
  displayName: z.string().nullable(),
  hint: z.string(),
  startDateTime: z.string(),
  endDateTime: z.string(),
  /** SHA-256 of the secret, base64url: the secret itself is shown once and not kept. */
  secretHash: z.string(),
});

const requiredResourceAccess = z.object({
  resourceAppId: z.string(),
  resourceAccess: z.array(z.object({ id: z.guid(), type: z.string() })),
});

const application = z.object({
  id: z.guid(),
  appId: z.guid(),
  displayName: z.string(),
  uniqueName: z.string().nullable(),
  createdDateTime: z.string(),
  deletedDateTime: z.string().nullable(),
  keyCredentials: z.array(keyCredential),
  passwordCredentials: z.array(passwordCredential),
  requiredResourceAccess: z.array(requiredResourceAccess),
  /** Object ids of the service principals and users that own it. */
  owners: z.array(z.guid()),
  /** Every other property of the Graph object. */
  more: openRecord,
});

const appRole = z.object({
  allowedMemberTypes: z.array(z.string()),
  description: z.string(),
  displayName: z.string(),
  id: z.guid(),
  isEnabled: z.boolean(),
  origin: z.string(),
  value: z.string(),
});

const appRoleAssignment = z.object({
  id: z.string(),
  deletedDateTime: z.null(),
  appRoleId: z.guid(),
  createdDateTime: z.string(),
  principalDisplayName: z.string(),
  principalId: z.guid(),
  principalType: z.string(),
  resourceDisplayName: z.string(),
  resourceId: z.guid(),
});

const servicePrincipal = z.object({
  id: z.guid(),
  appId: z.guid(),
  displayName: z.string(),
  accountEnabled: z.boolean(),
  appOwnerOrganizationId: z.guid(),
  createdDateTime: z.string().nullable(),
  deletedDateTime: z.string().nullable(),
  appRoles: z.array(appRole),
  servicePrincipalNames: z.array(z.string()),
  tags: z.array(z.string()),
  owners: z.array(z.guid()),
  /** Its grants, kept here while it is soft-deleted. */
  suspendedGrants: z.array(appRoleAssignment),
});

const user = z.looseObject({
  id: z.guid(),
  displayName: z.string(),
  userPrincipalName: z.string(),
  userType: z.string(),
  accountEnabled: z.boolean(),
});

const directoryRole = z.object({
  id: z.guid(),
  deletedDateTime: z.null(),
  description: z.string(),
  displayName: z.string(),
  roleTemplateId: z.guid(),
});

const roleAssignment = z.object({
  id: z.string(),
  principalId: z.guid(),
  /** The template id of the directory role. */
  roleDefinitionId: z.guid(),
  directoryScopeId: z.string(),
});

const group = z.object({
  id: z.guid(),
  displayName: z.string(),
  description: z.string(),
  mailEnabled: z.boolean(),
  mailNickname: z.string(),
  securityEnabled: z.boolean(),
  groupTypes: z.array(z.string()),
  isAssignableToRole: z.boolean(),
  members: z.array(z.guid()),
});

const device = z.object({
  name: z.string(),
  mdeDeviceId: z.string(),
  azureAdDeviceId: z.guid(),
  osPlatform: z.string(),
  osBuild: z.number(),
  version: z.string(),
  ip: z.string(),
  ownerId: z.guid(),
  groupName: z.string(),
});

const vaultKey = z.object({
  name: z.string(),
  version: z.string(),
  /** PEM. */
  privateKey: z.string(),
  /** Client ids that may sign with it. */
  signers: z.array(z.guid()),
});

/** Everything the sandbox tenant remembers but its alerts and incidents. Kept in `sandbox/tenant.json`. */
export const tenantSchema = z.object({
  version: z.literal(1),
  tenantId: z.guid(),
  displayName: z.string(),
  initialDomain: z.string(),
  defaultDomain: z.string(),
  createdDateTime: z.string(),
  /** Signs access tokens: a private RSA key as a JWK. */
  signingKey: z.looseObject({ kid: z.string() }),
  bot: z.object({
    clientId: z.guid(),
    clientSecret: z.string(),
    servicePrincipalId: z.guid(),
    /** Where people may be sent back to after signing in, beside the bot's own callback on this machine. */
    redirectUris: z.array(z.string()).default([]),
    /** Certificates of its application, beside its secret. */
    keyCredentials: z.array(keyCredential).default([]),
    /** A user-assigned managed identity that its application trusts. */
    managedIdentity: z.object({ clientId: z.guid(), principalId: z.guid() }).default(newManagedIdentity),
  }),
  /** Whether an administrator has consented to the delegated permissions of the bot, for everybody. */
  consentGranted: z.boolean().default(true),
  /** What conditional access holds people back by. */
  conditionalAccess: z.enum(['mfa', 'policy']).nullable().default(null),
  /** What new credentials of applications are held to. */
  credentialPolicy: z
    .object({ secrets: z.boolean(), mostDays: z.number().nullable() })
    .default({ secrets: true, mostDays: null }),
  users: z.array(user),
  groups: z.array(group),
  devices: z.array(device),
  directoryRoles: z.array(directoryRole),
  roleAssignments: z.array(roleAssignment),
  applications: z.array(application),
  servicePrincipals: z.array(servicePrincipal),
  appRoleAssignments: z.array(appRoleAssignment),
  deletedApplications: z.array(application),
  deletedServicePrincipals: z.array(servicePrincipal),
  /** Keys in its key vault. */
  vaultKeys: z.array(vaultKey).default([]),
  /** What became of quarantined mails, the newest last. */
  quarantineDecisions: z
    .array(z.object({ identity: z.string(), status: z.enum(['Released', 'Denied']), at: z.string() }))
    .default([]),
  /** Service plans the tenant does not have any more. */
  removedPlans: z.array(z.string()).default([]),
  /** Roles taken away with immediate effect: tokens issued before do not count for them any more. */
  revocations: z.array(z.object({ servicePrincipalId: z.guid(), role: z.string(), at: z.number() })),
});

/** A managed identity with new ids. */
export function newManagedIdentity(): { clientId: string; principalId: string } {
  return { clientId: randomUUID(), principalId: randomUUID() };
}

export type Tenant = z.infer<typeof tenantSchema>;
export type Application = z.infer<typeof application>;
export type KeyCredential = z.infer<typeof keyCredential>;
export type PasswordCredential = z.infer<typeof passwordCredential>;
export type ServicePrincipal = z.infer<typeof servicePrincipal>;
export type AppRole = z.infer<typeof appRole>;
export type AppRoleAssignment = z.infer<typeof appRoleAssignment>;
export type VaultKey = z.infer<typeof vaultKey>;
export type DirectoryUser = z.infer<typeof user>;
export type DirectoryRole = z.infer<typeof directoryRole>;
export type RoleAssignment = z.infer<typeof roleAssignment>;
export type Group = z.infer<typeof group>;
export type Device = z.infer<typeof device>;
