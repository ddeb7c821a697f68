import { z } from 'zod/v4';
import { findUser, readUser, type UserParts } from '../../lookups/user/user';
import { whyMissing } from '../../lookups/why-missing';
import type { User } from '../../microsoft/graph/users';
import { inBrief } from '../alert-in-brief';
import { beginFor, toldOf } from '../look-up';
import { defineReadTool, type ToolScope } from '../read-tool';

const MOST = 10;

/** The same look-up that people type after `user`. */
export const lookUpUser = defineReadTool({
  name: 'look_up_user',
  description:
    'Looks up one user by name, address or id: manager, groups, directory roles, second factor, newest sign-ins with risk and place, directory changes, and alerts about them. When several are called so they are listed: ask again with an address.',
  input: z.object({ name: z.string().min(1).max(200) }),
  async run({ name }, scope) {
    const open = await beginFor('user', name, 'directory', scope);
    if ('problem' in open) return open;
    const match = await findUser(open, name).catch((error: unknown) =>
      whyMissing(error, 'Directory.Read.All'),
    );
    if (typeof match === 'string') return { problem: match };
    if (match.found === 'none') return { problem: 'There is no such user.' };
    if (match.found === 'several') return { several: match.among.slice(0, MOST).map(profileOf) };
    const parts = await readUser(open, match.one, { sources: scope, clock: scope.clock }, () => undefined);
    scope.ran(`user ${match.one.userPrincipalName ?? match.one.id}`);
    return told(match.one, parts, scope);
  },
});

function profileOf({
  id,
  displayName,
  userPrincipalName,
  jobTitle,
  department,
  userType,
  accountEnabled,
}: User) {
  return { id, displayName, userPrincipalName, jobTitle, department, userType, accountEnabled };
}

function told(user: User, parts: UserParts, { refer }: ToolScope) {
  return {
    ...profileOf(user),
    manager: toldOf(parts.manager, (one) => one?.displayName),
    groups: toldOf(parts.groups, ({ names, count }) => ({ count, names: names.slice(0, MOST) })),
    directoryRoles: toldOf(parts.roles, (roles) => roles),
    secondFactor: toldOf(parts.registration, (found) => found),
    signIns: toldOf(parts.signIns, (all) => all.slice(0, MOST)),
    directoryChanges: toldOf(parts.changes, (all) => all.slice(0, MOST)),
    alerts: toldOf(parts.alerts, ({ total, open, incidents, newest }) => ({
      ...{ total, open, incidents },
      newest: newest.map((alert) => inBrief(alert, refer(alert))),
    })),
  };
}
