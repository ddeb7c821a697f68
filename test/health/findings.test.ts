import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/connection/connection-store';
import { recommendedSettings } from '../../src/connection/desired-state';
import type { Facts } from '../../src/health/facts';
import { disabledByMicrosoft } from '../../src/health/findings/disabled-by-microsoft';
import { ingestionLate } from '../../src/health/findings/ingestion-late';
import { ownCredentialExpiring } from '../../src/health/findings/own-credential-expiring';
import { permissionExcess } from '../../src/health/findings/permission-excess';
import { ownMarks } from '../../src/health/own-marks';
import type { Application } from '../../src/microsoft/graph/applications';
import { FakeTenants } from './fake-tenant';

const NOW = new Date('2027-03-01T12:00:00.000Z');
const DAY_MS = 86_400_000;

function before(milliseconds: number): Date {
  return new Date(NOW.getTime() - milliseconds);
}

/** The facts of a connection that is in order, but for what is given. */
async function facts(changes: Partial<Facts>, thresholdDays = [30, 14, 7, 3, 1]): Promise<Facts> {
  const connection: Connection = {
    ...{ id: randomUUID(), tenantId: randomUUID(), name: 'Drawbridge', organisation: 'Contoso' },
    ...{ uniqueName: 'drawbridge-1', desired: recommendedSettings('unattended'), notify: undefined },
    ...{ signIn: undefined, savedAt: before(10 * DAY_MS), createdBy: randomUUID() },
  };
  const read = await new FakeTenants(() => NOW, thresholdDays).readFacts(connection);
  return { ...read, work: undefined, grantedBefore: new Set<string>(), pollSeconds: 30, ...changes };
}

function ingestion(lastSuccessAt: Date, lastError?: string): Facts['ingestion'] {
  return {
    ...{ watermark: undefined, backfillBefore: NOW, backfillUntil: NOW, filter: '' },
    ...{ fresh: 0, changed: 0, rejected: 0, failures: 0, lastPolledAt: NOW, lastSuccessAt, lastError },
    ...{ rereadAt: undefined, rereadBefore: undefined, rereadUntil: undefined },
  };
}

it.each([
  [4, undefined],
  [6, 'late'],
  [61, 'stopped'],
])('says of alerts that were read %d minutes ago that they are %s', async (minutes, threshold) => {
  const found = ingestionLate(await facts({ ingestion: ingestion(before(minutes * 60_000), 'no answer') }));
  expect(found?.map((one) => one.threshold)).toEqual(threshold === undefined ? [] : [threshold]);
  if (threshold !== undefined) expect(found?.[0]?.remedy).toContain('no answer');
});

it('says that Microsoft has disabled the application, and why', async () => {
  const read = await facts({});
  if (!read.tenant.known || read.tenant.value.actual.application === undefined) throw new Error('unread');
  expect(disabledByMicrosoft(read)).toEqual([]);
  read.tenant.value.actual.application.disabledByMicrosoftStatus =
    'DisabledDueToViolationOfServicesAgreement';
  expect(disabledByMicrosoft(read)?.[0]).toMatchObject({ severity: 'critical' });
  expect(disabledByMicrosoft(read)?.[0]?.meaning).toContain('DisabledDueToViolationOfServicesAgreement');
});

it('offers to take back what is granted and not needed, but not from an application of the organisation', async () => {
  const read = await facts({});
  if (!read.tenant.known) throw new Error('unread');
  const { connection, tenant } = read;
  tenant.value.actual.grants.push({ id: 'grant', resourceId: 'resource', appRoleId: 'role' });
  const [found] = permissionExcess(read) ?? [];
  expect(found).toMatchObject({ severity: 'warning', fix: { changes: ['revoke-permission grant'] } });
  const { desired } = connection;
  const identifiers = { ...desired.identifiers, clientId: randomUUID() };
  const own = { ...read, connection: { ...connection, desired: { ...desired, identifiers } } };
  const [left] = permissionExcess(own) ?? [];
  expect(left).toMatchObject({
    severity: 'note',
    remedy: expect.stringContaining('leaves it as it is') as string,
  });
  expect(left?.fix).toBeUndefined();
});

/** The bot's own application, with secrets that end in so many days; each begins with its own three characters. */
function ownApplication(daysLeft: readonly number[]): Application {
  return {
    ...{ id: randomUUID(), appId: randomUUID(), displayName: 'Drawbridge bot' },
    ...{ keyCredentials: [], requiredResourceAccess: [] },
    passwordCredentials: daysLeft.map((days, index) => ({
      ...{ keyId: randomUUID(), displayName: 'own', hint: `k${index}~` },
      endDateTime: before(-days * DAY_MS).toISOString(),
    })),
  };
}

it.each([
  [[20], [30, 14, 7, 3, 1], '30'],
  [[0.5], [30, 14, 7, 3, 1], '1'],
  [[-1], [30, 14, 7, 3, 1], 'expired'],
  [[20], [10], undefined],
  [[8], [10], '10'],
  [[0.5, 200], [30, 14, 7, 3, 1], undefined],
])(
  "finds of the bot's own credentials that end in %j days, announced at %j, that they are at %s",
  async (daysLeft, thresholds, threshold) => {
    const application = ownApplication(daysLeft);
    const read = await facts({ ownApplications: { known: true, value: [application] } }, thresholds);
    const found = ownCredentialExpiring(read);
    expect(found?.map((one) => one.threshold)).toEqual(threshold === undefined ? [] : [threshold]);
  },
);

it('goes by the secret that the bot was given, however long others last', async () => {
  const application = ownApplication([5, 300]);
  const given = (secret: string) =>
    ownMarks({
      identity: { clientId: application.appId, credential: { kind: 'client-secret', secret } },
      botApp: undefined,
    });
  const found = async (secret: string) =>
    ownCredentialExpiring(
      await facts({ ownApplications: { known: true, value: [application] }, ownMarks: given(secret) }),
    );
  expect(await found(`k0~${randomUUID()}`)).toMatchObject([{ threshold: '7' }]);
  expect(await found(`k1~${randomUUID()}`)).toEqual([]);
  expect(await found(`xx~${randomUUID()}`)).toEqual([]);
});
