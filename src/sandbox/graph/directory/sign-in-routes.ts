import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { ok } from '../../http/answer';
import type { DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';
import type { Route } from '../call';
import { compileFilter } from '../filter';
import { page } from '../page';
import { DIRECTORY_READERS } from '../permission-sets';

const filterRules = {
  type: 'microsoft.graph.signIn',
  properties: {
    id: 'string',
    appDisplayName: 'string',
    createdDateTime: 'instant',
    ipAddress: 'string',
    userDisplayName: 'string',
    userId: 'string',
    userPrincipalName: 'string',
  },
  functions: ['startswith'],
} as const;

const places = [
  { city: 'Rotterdam', countryOrRegion: 'NL', ip: '203.0.113.24' },
  { city: 'Utrecht', countryOrRegion: 'NL', ip: '203.0.113.71' },
  { city: 'Antwerp', countryOrRegion: 'BE', ip: '198.51.100.9' },
] as const;

/** Source: signin-list (AuditLog.Read.All and Directory.Read.All; needs a licence of Entra ID P1 or P2). */
export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/auditLogs/signIns',
    permissions: ['AuditLog.Read.All'],
    alsoNeeds: DIRECTORY_READERS,
    query: ['$filter', '$top', '$skiptoken'],
    handle(call) {
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
      const signIns = allSignIns(call.world).filter(passes);
      return ok(page(call, signIns, { context: 'auditLogs/signIns', standard: 100, largest: 1000 }));
    },
  },
];

/** Two sign-ins a day of each member of staff over the last week, newest first; the same ones for the same day. */
export function allSignIns(world: World): Record<string, unknown>[] {
  const today = Math.floor(world.clock().getTime() / 86_400_000);
  const signIns: Record<string, unknown>[] = [];
  const staff = world.tenant.users.filter(
    ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
  );
  for (let day = today; day > today - 7; day--) {
    for (const user of staff) {
      for (const app of ['Office 365 Exchange Online', 'Microsoft Teams'])
        signIns.push(signIn(world, user, day, app));
    }
  }
  const now = world.clock().toISOString();
  signIns.push(...riskySignIns(world));
  return signIns
    .filter((entry) => String(entry['createdDateTime']) <= now)
    .sort((one, other) => String(other['createdDateTime']).localeCompare(String(one['createdDateTime'])));
}

/** Those that identity protection has raised an alert about: from the address and the country that the alert names. */
function riskySignIns(world: World): Record<string, unknown>[] {
  const { tenant, alerts } = world;
  return alerts.newestFirst().flatMap(({ raw }) => {
    if (raw['serviceSource'] !== 'azureAdIdentityProtection') return [];
    const evidence = z.array(riskEvidence).safeParse(raw['evidence']).data ?? [];
    const address = evidence.find(({ ipAddress }) => ipAddress !== undefined);
    const user = tenant.users.find(({ id }) =>
      evidence.some(({ userAccount }) => userAccount?.azureAdUserId === id),
    );
    const at = new Date(String(raw['firstActivityDateTime']));
    if (user === undefined || address === undefined || Number.isNaN(at.getTime())) return [];
    const day = Math.floor(at.getTime() / 86_400_000);
    return [
      {
        ...signIn(world, user, day, 'Microsoft Teams'),
        id: String(raw['id']),
        createdDateTime: at.toISOString(),
        ipAddress: address.ipAddress,
        location: {
          city: null,
          state: null,
          countryOrRegion: address.countryLetterCode,
          geoCoordinates: null,
        },
        riskLevelDuringSignIn: 'medium',
        riskLevelAggregated: 'medium',
        riskState: 'atRisk',
        riskEventTypes_v2: ['unfamiliarFeatures'],
      },
    ];
  });
}

const riskEvidence = z.looseObject({
  ipAddress: z.string().optional(),
  countryLetterCode: z.string().optional(),
  userAccount: z.looseObject({ azureAdUserId: z.string().nullish() }).nullish(),
});

function signIn(
  { tenant }: World,
  user: DirectoryUser,
  day: number,
  appDisplayName: string,
): Record<string, unknown> {
  const dice = createHash('sha256').update(`${user.id} ${day} ${appDisplayName}`).digest();
  const hex = dice.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  const place = places[dice.readUInt8(1) % places.length] ?? places[0];
  const failed = dice.readUInt8(2) < 10;
  const device = tenant.devices.find(({ ownerId }) => ownerId === user.id);
  return {
    id,
    createdDateTime: new Date(day * 86_400_000 + (dice.readUInt32BE(4) % 86_400) * 1000).toISOString(),
    userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    userId: user.id,
    appDisplayName,
    ipAddress: place.ip,
    clientAppUsed: 'Mobile Apps and Desktop clients',
    conditionalAccessStatus: failed ? 'failure' : 'success',
    correlationId: id,
    isInteractive: true,
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    riskEventTypes_v2: [],
    resourceDisplayName: 'Microsoft Graph',
    resourceId: '00000003-0000-0000-c000-000000000000',
    status: {
      errorCode: failed ? 50126 : 0,
      failureReason: failed ? 'Error validating credentials due to invalid username or password.' : 'Other.',
      additionalDetails: null,
    },
    deviceDetail: {
      deviceId: device?.azureAdDeviceId ?? '',
      displayName: device?.name ?? '',
      operatingSystem: device?.osPlatform ?? '',
      browser: 'Edge 131.0',
      isCompliant: true,
      isManaged: true,
      trustType: 'Azure AD joined',
    },
    location: { city: place.city, state: null, countryOrRegion: place.countryOrRegion, geoCoordinates: null },
    appliedConditionalAccessPolicies: [],
  };
}
