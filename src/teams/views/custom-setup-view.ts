import { z } from 'zod/v4';
import { customSetupCard } from '../../cards/custom-setup';
import {
  type DesiredState,
  desiredState,
  recommendedSettings,
  SEVERITIES,
} from '../../connection/desired-state';
import { licencesInWords, type Licences, whyNotLicensed } from '../../connection/licences';
import { CAPABILITIES, CAPABILITY_TITLES, type Capability } from '../../connection/permissions';
import { readPortalUrl } from '../../connection/portal-url';
import { readLicences } from '../../microsoft/graph/licences';
import { readOrganization } from '../../microsoft/graph/organization';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';

const CREDENTIALS = [
  { id: 'certificate', title: 'Certificate (recommended)' },
  { id: 'client-secret', title: 'Client secret' },
  { id: 'both', title: 'Both, so that either can stand in for the other' },
];
const AUTHORITIES = [
  { id: 'delegated', title: 'The approver, who signs in' },
  { id: 'unattended', title: 'Drawbridge itself' },
];
const APPROVALS = [
  { id: 'one', title: 'One person' },
  { id: 'two-when-risky', title: 'Two when something is removed or can be changed' },
  { id: 'two', title: 'Two people, always' },
];

/** The form of the settings, filled in with what is desired now. */
export async function customSetupAnswer(
  { asker }: Turn,
  services: Services,
  error?: string,
): Promise<Answer> {
  const connection = await services.connections.find(asker.tenantId);
  const desired = connection?.desired ?? recommendedSettings(services.authority);
  const graph = services.sources.graphOf(asker.tenantId);
  const [organization, licences] = await Promise.all([readOrganization(graph), readLicences(graph)]);
  const possible = CAPABILITIES.filter((one) => whyNotLicensed(one, licences) === undefined);
  const card = customSetupCard({
    organisation: organization.displayName,
    organisationId: organization.initialDomain,
    licences: licencesInWords(licences),
    impossible: CAPABILITIES.flatMap((one) => inWords(one, licences)),
    capabilities: possible.map((id) => ({
      id,
      title: `${CAPABILITY_TITLES[id].title}: ${CAPABILITY_TITLES[id].why}`,
      selected: desired.capabilities.includes(id),
    })),
    credentials: CREDENTIALS,
    credential: desired.credential.kind === 'own-certificate' ? 'certificate' : desired.credential.kind,
    lifetimeDays: desired.credential.lifetimeDays,
    cloudAppsUrl: desired.identifiers.cloudAppsUrl ?? '',
    severities: SEVERITIES.map((id) => ({ id, title: id.slice(0, 1).toUpperCase() + id.slice(1) })),
    minimumSeverity: desired.alertSource.minimumSeverity,
    lookBackDays: desired.alertSource.lookBackDays,
    authorities: AUTHORITIES,
    chosenAuthority: desired.authority,
    approvalPolicies: APPROVALS,
    approvalPolicy: desired.people.approvals,
    ...(error !== undefined && { error }),
  });
  return { card };
}

function inWords(capability: Capability, licences: Licences): string[] {
  const why = whyNotLicensed(capability, licences);
  return why === undefined ? [] : [`${CAPABILITY_TITLES[capability].title} ${why}.`];
}

const form = z.object({
  capabilities: z.string().transform((ids) => ids.split(',').filter((id) => id !== '')),
  credential: z.string(),
  lifetimeDays: z.coerce.number(),
  cloudAppsUrl: z.string().max(300).default(''),
  minimumSeverity: z.string(),
  lookBackDays: z.coerce.number(),
  authority: z.string(),
  approvals: z.string(),
});

type Read = { ok: true; desired: DesiredState } | { ok: false; problem: string };

/** What was filled in, as a desired state; or what is wrong with it, for the person. */
export async function readForm(
  filledIn: Record<string, unknown>,
  { asker }: Turn,
  services: Services,
): Promise<Read> {
  const read = form.safeParse(filledIn);
  if (!read.success) return { ok: false, problem: 'The form came back incomplete. Fill in every field.' };
  const { capabilities, credential, lifetimeDays, minimumSeverity, lookBackDays, authority, approvals } =
    read.data;
  if (!capabilities.includes('alerts' satisfies Capability)) {
    return { ok: false, problem: 'Choose at least Alerts: everything else hangs on them.' };
  }
  const identifiers = readIdentifiers(read.data, services.cloudAppsHosts);
  if (!identifiers.ok) return identifiers;
  const before = (await services.connections.find(asker.tenantId))?.desired;
  const start = before ?? recommendedSettings(services.authority);
  const desired = desiredState.safeParse({
    ...start,
    capabilities,
    authority,
    credential: { kind: credential, lifetimeDays },
    identifiers: identifiers.value,
    alertSource: { ...start.alertSource, minimumSeverity, lookBackDays },
    people: { ...start.people, approvals },
  });
  if (!desired.success) {
    const problem = 'Days are whole numbers: 1 to 730 for the credential, 1 to 90 for looking back.';
    return { ok: false, problem };
  }
  const licences = await readLicences(services.sources.graphOf(asker.tenantId));
  const unlicensed = desired.data.capabilities.flatMap((one) => inWords(one, licences));
  return unlicensed.length > 0
    ? { ok: false, problem: unlicensed.join(' ') }
    : { ok: true, desired: desired.data };
}

/** The Portal URL is asked for where a capability needs it. */
function readIdentifiers(
  { capabilities, cloudAppsUrl }: z.infer<typeof form>,
  hosts: readonly string[],
): { ok: true; value: { cloudAppsUrl?: string } } | { ok: false; problem: string } {
  if (!capabilities.includes('cloudApps' satisfies Capability)) return { ok: true, value: {} };
  const portal = readPortalUrl(cloudAppsUrl, hosts);
  return portal.ok ? { ok: true, value: { cloudAppsUrl: portal.url } } : portal;
}
