import { createHash } from 'node:crypto';
import type { DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';

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

const files = ['Berth plan.xlsx', 'Salaries 2026.xlsx', 'Crane 4 manual.pdf', 'Board minutes.docx'] as const;

/** An activity, with what lists filter and sort by; times are in milliseconds. */
export interface Activity extends Record<string, unknown> {
  _id: string;
  appId: number;
  eventTypeName: string;
  timestamp: number;
  created: number;
  user: { userName: string; userTags: string[] };
}

/**
 * What the people of the sandbox did in their cloud apps in the last week: two a day each, the same for the same day.
 * The properties are those of an activity of the service, as in the samples of demisto/content
 * (MicrosoftCloudAppSecurity, test_data).
 */
export function allActivities(world: World): Activity[] {
  const now = world.clock().getTime();
  const today = Math.floor(now / DAY_MS);
  const staff = world.tenant.users.filter(
    ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
  );
  const days = Array.from({ length: DAYS }, (_, index) => today - index);
  return days
    .flatMap((day) => staff.flatMap((user) => [0, 1].map((round) => activity(world, user, day, round))))
    .filter(({ created }) => created <= now);
}

function activity({ tenant }: World, user: DirectoryUser, day: number, round: number): Activity {
  const dice = createHash('sha256')
    .update(`${user.id} ${String(day)} ${String(round)}`)
    .digest();
  const app = apps[dice.readUInt8(1) % apps.length] ?? apps[0];
  const { countryCode, city, clientIP } = places[dice.readUInt8(2) % places.length] ?? places[0];
  const timestamp = day * DAY_MS + (dice.readUInt32BE(4) % DAY_MS);
  const created = timestamp + 90_000;
  return {
    _id: dice.toString('hex'),
    aadTenantId: tenant.tenantId,
    ...app,
    classifications: ['access'],
    confidenceLevel: 30,
    created,
    createdRaw: created,
    ...happening(dice.readUInt8(3)),
    device: { clientIP, countryCode, userAgent: ';Windows 11;Edge 131.0;' },
    entityData: [
      {
        displayName: user.displayName,
        id: { id: user.userPrincipalName, inst: 0, saas: app.appId },
        resolved: true,
      },
    ],
    location: { anonymousProxy: false, category: 0, categoryValue: 'NONE', city, countryCode },
    saasId: app.appId,
    severity: 'INFO',
    source: 2,
    srcAppId: app.appId,
    timestamp,
    timestampRaw: timestamp,
    uid: dice.toString('hex'),
    user: { userName: user.userPrincipalName, userTags: [] },
    userAgent: { browser: 'EDGE', deviceType: 'DESKTOP', family: 'EDGE', name: 'Edge', os: 'windows' },
  };
}

/** What was done: mostly sign-ins, some downloads, and now and then a sign-in that failed. */
function happening(roll: number) {
  if (roll < 15) {
    return {
      description:
        'Failed log on (Failure message: Error validating credentials due to invalid username or password.)',
      description_id: 'EVENT_DESCRIPTION_FAILED_LOGIN',
      eventTypeName: 'EVENT_CATEGORY_FAILED_LOGIN',
    };
  }
  if (roll < 120) {
    const file = files[roll % files.length] ?? files[0];
    return {
      description: `Download file: file ${file}`,
      eventTypeName: 'EVENT_CATEGORY_DOWNLOAD_FILE',
    };
  }
  return { description: 'Log on', eventTypeName: 'EVENT_CATEGORY_LOGIN' };
}
