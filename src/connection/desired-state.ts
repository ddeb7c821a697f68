import { z } from 'zod/v4';
import { CAPABILITIES, RECOMMENDED_CAPABILITIES } from './permissions';
import { ACTOR_ROLES, READER_ROLES } from './people/directory-roles';

/** From the least to the most severe, as Defender names them. */
export const SEVERITIES = ['informational', 'low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How a connection signs in. `own-certificate` is one that the organisation made itself. */
const CREDENTIAL_KINDS = ['certificate', 'client-secret', 'both', 'own-certificate'] as const;

export const LONGEST_LIFETIME_DAYS = 730;
export const LONGEST_LOOK_BACK_DAYS = 90;

const ROLES_THAT_ACT = ACTOR_ROLES.map(({ templateId }) => templateId);

/** A person, or a group (a team is one too), by the id in Entra. */
const named = z.object({ id: z.guid(), name: z.string() });

/** What an organisation wants of its connection. Everything else follows from this document and the tenant. */
export const desiredState = z.object({
  /** `absent`: nothing of the connection is to be left in the tenant. */
  presence: z.enum(['present', 'absent']).default('present'),
  /** `manual`: people do it in the portal, and Drawbridge says what is left. */
  mode: z.enum(['guided', 'manual']).default('guided'),
  /** `absent`: whether the alerts that were read stay. */
  keepAlerts: z.boolean().default(true),
  /** On whose authority changes are made: the approver's own, or that of the bot. */
  authority: z.enum(['delegated', 'unattended']).default('unattended'),
  capabilities: z.array(z.enum(CAPABILITIES)),
  credential: z.object({
    kind: z.enum(CREDENTIAL_KINDS),
    lifetimeDays: z.number().int().min(1).max(LONGEST_LIFETIME_DAYS),
    /** One that people gave: a certificate's SHA-1 thumbprint in upper-case hex, a secret's keyId. It is in the vault. */
    given: z.string().optional(),
    /** Those that came into the vault before this moment are to be replaced. */
    renewAfter: z.iso.datetime().optional(),
    /** Whether somebody is asked before one that ends is replaced. `by-itself` counts where the bot changes things in its own name. */
    renewal: z.enum(['ask', 'by-itself']).default('ask'),
    /** Others on the application, by keyId: those that may stay there, and those that are to go. */
    known: z.array(z.guid()).default([]),
    unwanted: z.array(z.guid()).default([]),
  }),
  identifiers: z
    .object({
      /** The origin of Defender for Cloud Apps, such as https://contoso.eu2.portal.cloudappsecurity.com. */
      cloudAppsUrl: z.string().optional(),
      /** An application that the organisation registered itself; without it Drawbridge registers one. */
      clientId: z.guid().optional(),
    })
    .default({}),
  alertSource: z.object({
    /** `incidents`: those too, which group the alerts. */
    kind: z.enum(['alerts', 'incidents']),
    /** The services whose alerts are read, as Graph's serviceSource names them; none named: all. */
    services: z.array(z.string()).default([]),
    minimumSeverity: z.enum(SEVERITIES),
    lookBackDays: z.number().int().min(1).max(LONGEST_LOOK_BACK_DAYS),
  }),
  people: z.object({
    /** Template ids of the directory roles whose holders may read alerts. */
    readerRoles: z.array(z.guid()),
    /** Groups whose members may read alerts. */
    readerGroups: z.array(named).default([]),
    /** Those who may approve; nobody named: every administrator. */
    approvers: z.array(named),
    /** How many different people have to approve a plan. */
    approvals: z.enum(['one', 'two-when-risky', 'two']).default('one'),
    /** Template ids of the directory roles whose holders may act on alerts, mail and devices, as approvers may. */
    actorRoles: z.array(z.guid()).default(ROLES_THAT_ACT),
    /** Those of them for whom one click of their own is enough, unless what they do is risky. */
    unaskedRoles: z.array(z.guid()).default([]),
  }),
});

export type DesiredState = z.infer<typeof desiredState>;
export type Authority = DesiredState['authority'];

/** What is recommended to everybody: read alerts, incidents, the directory and hunt, with a certificate for a year. */
export function recommendedSettings(authority: Authority): DesiredState {
  return {
    presence: 'present',
    mode: 'guided',
    keepAlerts: true,
    authority,
    capabilities: [...RECOMMENDED_CAPABILITIES],
    credential: { kind: 'certificate', lifetimeDays: 365, renewal: 'ask', known: [], unwanted: [] },
    identifiers: {},
    alertSource: { kind: 'incidents', services: [], minimumSeverity: 'informational', lookBackDays: 30 },
    people: {
      readerRoles: READER_ROLES.map(({ templateId }) => templateId),
      readerGroups: [],
      approvers: [],
      approvals: 'one',
      actorRoles: ROLES_THAT_ACT,
      unaskedRoles: [],
    },
  };
}

/** Whether incidents are read: they are asked for, and may be. */
export function readsIncidents({
  alertSource,
  capabilities,
}: Pick<DesiredState, 'alertSource' | 'capabilities'>): boolean {
  return alertSource.kind === 'incidents' && capabilities.includes('incidents');
}

/** The severities at or above a minimum; undefined for all of them. */
export function severitiesFrom(minimum: Severity): Severity[] | undefined {
  return minimum === 'informational' ? undefined : SEVERITIES.slice(SEVERITIES.indexOf(minimum));
}

/** What is desired of a connection whose credentials are to be replaced by new ones of the same kind. */
export function renewed(before: DesiredState, now: Date): DesiredState {
  return { ...before, credential: { ...before.credential, renewAfter: now.toISOString() } };
}

/** The same with a credential of others taken off the application, or left there. */
export function withForeign(before: DesiredState, keyId: string, wanted: boolean): DesiredState {
  const { credential } = before;
  const without = (list: readonly string[]) => list.filter((one) => one !== keyId);
  const known = [...without(credential.known), ...(wanted ? [keyId] : [])];
  const unwanted = [...without(credential.unwanted), ...(wanted ? [] : [keyId])];
  return { ...before, credential: { ...credential, known, unwanted } };
}

/** What is desired of a connection that is to go: nothing. */
export function nothingDesired(before: DesiredState, keepAlerts: boolean): DesiredState {
  return { ...before, presence: 'absent', keepAlerts, capabilities: [] };
}
