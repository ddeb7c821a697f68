import { z } from 'zod/v4';
import { customSetupCard } from '../../cards/custom-setup';
import {
  type DesiredState,
  desiredState,
  recommendedSettings,
  SEVERITIES,
} from '../../connection/desired-state';
import { CAPABILITIES, CAPABILITY_TITLES, type Capability } from '../../connection/permissions';
import { readOrganization } from '../../microsoft/graph/organization';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';

/** The form of the settings, filled in with what is desired now. */
export async function customSetupAnswer(
  { asker }: Turn,
  services: Services,
  error?: string,
): Promise<Answer> {
  const connection = await services.connections.find(asker.tenantId);
  const desired = connection?.desired ?? recommendedSettings(asker.aadObjectId);
  const organisation =
    connection?.organisation ?? (await readOrganization(services.sources.graph)).displayName;
  const card = customSetupCard({
    organisation,
    capabilities: CAPABILITIES.map((id) => ({
      id,
      title: `${CAPABILITY_TITLES[id].title}: ${CAPABILITY_TITLES[id].why}`,
      selected: desired.capabilities.includes(id),
    })),
    credentials: [
      { id: 'certificate', title: 'Certificate (recommended)' },
      { id: 'client-secret', title: 'Client secret' },
    ],
    credential: desired.credential.kind,
    lifetimeDays: desired.credential.lifetimeDays,
    severities: SEVERITIES.map((id) => ({ id, title: id.slice(0, 1).toUpperCase() + id.slice(1) })),
    minimumSeverity: desired.alertSource.minimumSeverity,
    lookBackDays: desired.alertSource.lookBackDays,
    ...(error !== undefined && { error }),
  });
  return { card };
}

const form = z.object({
  capabilities: z.string().transform((ids) => ids.split(',').filter((id) => id !== '')),
  credential: z.string(),
  lifetimeDays: z.coerce.number(),
  minimumSeverity: z.string(),
  lookBackDays: z.coerce.number(),
});

/** What was filled in, as a desired state; or what is wrong with it, for the person. */
export function readForm(
  filledIn: Record<string, unknown>,
  administrator: string,
): { ok: true; desired: DesiredState } | { ok: false; problem: string } {
  const read = form.safeParse(filledIn);
  if (!read.success) return { ok: false, problem: 'The form came back incomplete. Fill in every field.' };
  const { capabilities, credential, lifetimeDays, minimumSeverity, lookBackDays } = read.data;
  if (!capabilities.includes('alerts' satisfies Capability)) {
    return { ok: false, problem: 'Choose at least Alerts: everything else hangs on them.' };
  }
  const desired = desiredState.safeParse({
    ...recommendedSettings(administrator),
    capabilities,
    credential: { kind: credential, lifetimeDays },
    alertSource: { kind: 'alerts', minimumSeverity, lookBackDays },
  });
  if (desired.success) return { ok: true, desired: desired.data };
  return {
    ok: false,
    problem: 'Days are whole numbers: 1 to 730 for the credential, 1 to 90 for looking back.',
  };
}
