import { createHash } from 'node:crypto';
import type { DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';
import { alertedDeeds } from './alerted-deeds';
import { agents, type Deed, happening } from './deeds';

const DAY_MS = 86_400_000;
const DAYS = 7;

const apps = [
  { appId: 20893, appName: 'Microsoft Exchange Online' },
  { appId: 20892, appName: 'Microsoft SharePoint Online' },
  { appId: 28375, appName: 'Microsoft Teams' },
] as const;

const places = [
  { countryCode: 'NL', city: 'rotterdam', clientIP: '203.0.113.24' },
  { countryCode: 'NL', city: 'utrecht', clientIP: '203.0.113.71' },
  { countryCode: 'BE', city: 'antwerp', clientIP: '198.51.100.9' },
] as const;

/** An activity, with what lists filter and sort by; times are in milliseconds. */
export interface Activity extends Record<string, unknown> {
  _id: string;
  appId: number;
  eventTypeName: string;
  timestamp: number;
  created: number;
  user: { userName: string; userTags: string[] };
  device: { clientIP: string; countryCode: string; userAgent: string };
  location: { countryCode: string } & Record<string, unknown>;
  userAgent: { deviceType: string };
}

/**
 * What the people of the sandbox did in their cloud apps in the last week: two a day each, the same for the same day, and
 * what Defender for Cloud Apps has raised alerts about. The properties are those of an activity of the service, as in the
 * samples of demisto/content (MicrosoftCloudAppSecurity, test_data).
 */
export function allActivities(world: World): Activity[] {
  const now = world.clock().getTime();
  const today = Math.floor(now / DAY_MS);
  const staff = world.tenant.users.filter(
    ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
  );
  const days = Array.from({ length: DAYS }, (_, index) => today - index);
  const everyday = days.flatMap((day) =>
    staff.flatMap((user) => [0, 1].map((round) => deed(user, day, round))),
  );
  return [...everyday, ...alertedDeeds(world)]
    .map((one) => activity(world, one))
    .filter(({ created }) => created <= now);
}

function deed(user: DirectoryUser, day: number, round: number): Deed {
  const dice = createHash('sha256')
    .update(`${user.id} ${String(day)} ${String(round)}`)
    .digest();
  return {
    user,
    app: apps[dice.readUInt8(1) % apps.length] ?? apps[0],
    place: places[dice.readUInt8(2) % places.length] ?? places[0],
    agent: agents[dice.readUInt8(8) % 4 === 0 ? 1 : 0],
    what: happening(dice.readUInt8(3)),
    timestamp: day * DAY_MS + (dice.readUInt32BE(4) % DAY_MS),
    id: dice.toString('hex'),
  };
}

function activity({ tenant }: World, { user, app, place, agent, what, timestamp, id }: Deed): Activity {
  const { countryCode, city, clientIP } = place;
  const created = timestamp + 90_000;
  return {
    _id: id,
    aadTenantId: tenant.tenantId,
    ...app,
    classifications: ['access'],
    confidenceLevel: 30,
    created,
    createdRaw: created,
    ...what,
    device: { clientIP, countryCode, userAgent: agent.userAgent },
    entityData: [
      {
        displayName: user.displayName,
        id: { id: user.userPrincipalName, inst: 0, saas: app.appId },
        resolved: true,
      },
    ],
    location: {
      anonymousProxy: false,
      category: 0,
      categoryValue: 'NONE',
      ...(city !== undefined && { city }),
      countryCode,
    },
    saasId: app.appId,
    severity: 'INFO',
    source: 2,
    srcAppId: app.appId,
    timestamp,
    timestampRaw: timestamp,
    uid: id,
    user: { userName: user.userPrincipalName, userTags: [] },
    userAgent: agent.parts,
  };
}
