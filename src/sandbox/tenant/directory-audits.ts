import { createHash } from 'node:crypto';
import type { World } from '../world';
import { type DirectoryUser, type Tenant } from './tenant';

const DAY_MS = 86_400_000;
/** As long as Entra keeps them with a P1 or P2 licence. */
const DAYS = 30;

/** A directory change as Graph shows it. Source: the Graph metadata, microsoft.graph.directoryAudit. */
export type DirectoryAudit = Record<string, unknown> & { activityDateTime: string };

interface Happening {
  activityDisplayName: string;
  category: string;
  operationType: string;
  by: DirectoryUser | undefined;
  target: DirectoryUser;
  at: Date;
  /** Beside the user: what changed, from what to what. */
  modified?: { displayName: string; oldValue: string | null; newValue: string };
}

/** What was changed of the people of the sandbox in the last thirty days, the newest first; the same for the same day. */
export function directoryAudits({ tenant, alerts, clock }: World): DirectoryAudit[] {
  const now = clock();
  const routine = tenant.users.flatMap((user) => routineOf(tenant, user, now));
  const atNight = alerts.newestFirst().flatMap(({ raw }) => roleGivenIn(tenant, raw));
  const all = [...routine, ...atNight].filter(
    ({ at }) => at <= now && at.getTime() > now.getTime() - DAYS * DAY_MS,
  );
  return all.sort((a, b) => b.at.getTime() - a.at.getTime()).map(present);
}

/** A password that was reset by the service desk, a second factor that was registered, a profile that was kept up. */
function routineOf({ users }: Tenant, target: DirectoryUser, now: Date): Happening[] {
  const desk = users.find((user) => user['jobTitle'] === 'Service Desk Lead');
  const today = Math.floor(now.getTime() / DAY_MS);
  const dice = createHash('sha256').update(`changes ${target.id}`).digest();
  // Each comes again every thirty days, on a day of the user's own.
  const on = (die: number) => {
    const first = dice.readUInt8(die) % DAYS;
    const day = today - ((today - first) % DAYS);
    return new Date(day * DAY_MS + (dice.readUInt32BE(die + 8) % DAY_MS));
  };
  const common = { category: 'UserManagement', operationType: 'Update', target };
  const found: Happening[] = [
    {
      ...{ ...common, activityDisplayName: 'Update user', by: undefined, at: on(0) },
      modified: {
        displayName: 'Department',
        oldValue: null,
        newValue: `["${String(target['department'])}"]`,
      },
    },
  ];
  if (dice.readUInt8(1) < 90)
    found.push({ ...common, activityDisplayName: 'Reset user password', by: desk, at: on(2) });
  if (dice.readUInt8(3) < 90)
    found.push({ ...common, activityDisplayName: 'User registered security info', by: target, at: on(4) });
  return found;
}

/** The story of an administrator made outside the change window has its entry. */
function roleGivenIn({ users }: Tenant, raw: Record<string, unknown>): Happening[] {
  if (!String(raw['title']).startsWith('New administrator added')) return [];
  const evidence = Array.isArray(raw['evidence']) ? (raw['evidence'] as Record<string, unknown>[]) : [];
  const account = evidence.map((one) => one['userAccount'] as { azureAdUserId?: string } | undefined);
  const target = users.find(({ id }) => account.some((one) => one?.azureAdUserId === id));
  if (target === undefined) return [];
  return [
    {
      activityDisplayName: 'Add eligible member to role in PIM completed (permanent)',
      ...{ category: 'RoleManagement', operationType: 'AdminAssignEligible', by: users[1], target },
      at: new Date(String(raw['firstActivityDateTime'])),
      modified: { displayName: 'Role.DisplayName', oldValue: null, newValue: '"User Administrator"' },
    },
  ];
}

function present({ by, target, at, modified, ...rest }: Happening): DirectoryAudit {
  const digest = createHash('sha256')
    .update(`${target.id} ${rest.activityDisplayName} ${at.toISOString()}`)
    .digest('hex');
  const correlationId = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return {
    id: `Directory_${correlationId}_${digest.slice(32, 40)}`,
    ...rest,
    correlationId,
    result: 'success',
    resultReason: '',
    activityDateTime: at.toISOString(),
    loggedByService: rest.category === 'RoleManagement' ? 'PIM' : 'Core Directory',
    initiatedBy: {
      user: by === undefined ? null : identity(by),
      app:
        by === undefined
          ? {
              appId: null,
              displayName: 'Microsoft Entra Connect',
              servicePrincipalId: null,
              servicePrincipalName: null,
            }
          : null,
    },
    targetResources: [
      {
        ...{ id: target.id, displayName: target.displayName, type: 'User', groupType: null },
        userPrincipalName: target.userPrincipalName,
        modifiedProperties: modified === undefined ? [] : [modified],
      },
    ],
    additionalDetails: [],
  };
}

function identity({ id, displayName, userPrincipalName }: DirectoryUser) {
  return { id, displayName, userPrincipalName, ipAddress: '203.0.113.24' };
}
