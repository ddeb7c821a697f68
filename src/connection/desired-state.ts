import { z } from 'zod/v4';
import { CAPABILITIES } from './permissions';
import { READER_ROLES } from './people/directory-roles';

/** From the least to the most severe, as Defender names them. */
export const SEVERITIES = ['informational', 'low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What an organisation wants of its connection. Everything else follows from this document and the tenant. */
export const desiredState = z.object({
  capabilities: z.array(z.enum(CAPABILITIES)).min(1),
  credential: z.object({
    kind: z.enum(['certificate', 'client-secret']),
    lifetimeDays: z.number().int().min(1).max(730),
  }),
  alertSource: z.object({
    kind: z.literal('alerts'),
    minimumSeverity: z.enum(SEVERITIES),
    lookBackDays: z.number().int().min(1).max(90),
  }),
  people: z.object({
    /** Template ids of the directory roles whose holders may read alerts. */
    readerRoles: z.array(z.guid()),
    /** The aadObjectIds of those who may approve. */
    approvers: z.array(z.guid()),
  }),
});

export type DesiredState = z.infer<typeof desiredState>;

/** What is recommended to everybody: read alerts, incidents, the directory and hunt, with a certificate for a year. */
export function recommendedSettings(administrator: string): DesiredState {
  return {
    capabilities: [...CAPABILITIES],
    credential: { kind: 'certificate', lifetimeDays: 365 },
    alertSource: { kind: 'alerts', minimumSeverity: 'informational', lookBackDays: 30 },
    people: { readerRoles: READER_ROLES.map(({ templateId }) => templateId), approvers: [administrator] },
  };
}

/** The severities at or above a minimum; undefined for all of them. */
export function severitiesFrom(minimum: Severity): Severity[] | undefined {
  return minimum === 'informational' ? undefined : SEVERITIES.slice(SEVERITIES.indexOf(minimum));
}
