import { z } from 'zod/v4';
import { ok } from '../../http/answer';
import type { DirectoryUser } from '../../tenant/tenant';
import { DIRECTORY_READERS } from '../permission-sets';
import { type GraphCall, readBody, type Route } from '../call';
import { badQuery, badRequest, notFound } from '../failure';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { pick, selection } from '../select';
import { managerOf } from '../../tenant/managers';
import { presentGroup } from './group-routes';
import { presentRole } from './directory-role-routes';
import { isUserProperty, presentUser, USER_TYPE } from './user-properties';
import { compileSearch } from './user-search';

const READERS = ['User.Read.All', ...DIRECTORY_READERS];
const BASIC_READERS = [...READERS, 'User.ReadBasic.All'];

const filterRules = {
  type: USER_TYPE,
  properties: {
    id: 'guid',
    accountEnabled: 'boolean',
    createdDateTime: 'instant',
    department: 'string',
    displayName: 'string',
    givenName: 'string',
    jobTitle: 'string',
    mail: 'string',
    mailNickname: 'string',
    surname: 'string',
    userPrincipalName: 'string',
    userType: 'string',
  },
  functions: ['startswith', 'endswith'],
} as const;

/** Sources: user-list, user-get, user-list-manager, user-list-memberof, user-list-transitivememberof. */
export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users',
    permissions: BASIC_READERS,
    query: ['$filter', '$search', '$select', '$top', '$count', '$orderby', '$skiptoken'],
    handle: list,
  },
  {
    method: 'GET',
    path: '/users/{user}',
    permissions: BASIC_READERS,
    query: ['$select'],
    handle(call) {
      const names = selection(call.query('$select'), isUserProperty, USER_TYPE);
      return ok({
        '@odata.context': contextOf(call, 'users/$entity'),
        ...presentUser(findUser(call), names),
      });
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/manager',
    permissions: READERS,
    query: ['$select'],
    handle(call) {
      const names = selection(call.query('$select'), isUserProperty, USER_TYPE);
      const manager = managerOf(call.world.tenant, findUser(call));
      if (manager === undefined) throw notFound('manager');
      const context = contextOf(call, 'directoryObjects/$entity');
      return ok({
        '@odata.context': context,
        '@odata.type': `#${USER_TYPE}`,
        ...presentUser(manager, names),
      });
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/memberOf',
    permissions: READERS,
    query: ['$select', '$top', '$skiptoken'],
    handle: memberships,
  },
  {
    method: 'GET',
    path: '/users/{user}/transitiveMemberOf',
    permissions: READERS,
    query: ['$select', '$top', '$skiptoken'],
    handle: memberships,
  },
  {
    method: 'POST',
    path: '/users/{user}/checkMemberGroups',
    permissions: READERS,
    readsOnly: true,
    handle: checkMemberGroups,
  },
  ...['memberOf', 'transitiveMemberOf'].map((relation): Route => ({
    method: 'GET',
    path: `/users/{user}/${relation}/microsoft.graph.group`,
    permissions: READERS,
    query: ['$select', '$top', '$count', '$skiptoken'],
    handle: groupMemberships,
  })),
  ...['memberOf', 'transitiveMemberOf'].map((relation): Route => ({
    method: 'GET',
    path: `/users/{user}/${relation}/microsoft.graph.directoryRole`,
    permissions: READERS,
    query: ['$select', '$top', '$count', '$skiptoken'],
    handle(call) {
      const roles = rolesOf(call, findUser(call)).map(presentRole);
      const names = selection(
        call.query('$select'),
        (name) => name in roleShape,
        'microsoft.graph.directoryRole',
      );
      return ok(
        page(
          call,
          roles.map((role) => pick(role, names)),
          { context: 'directoryRoles', standard: 100, largest: 999 },
        ),
      );
    },
  })),
];

const checkBody = z.object({ groupIds: z.array(z.guid()).min(1).max(20) });

/** Which of the groups a user is a member of. Source: directoryobject-checkmembergroups. */
function checkMemberGroups(call: GraphCall) {
  const { groupIds } = readBody(call, checkBody);
  const user = findUser(call);
  const value = call.world.tenant.groups
    .filter(({ id, members }) => groupIds.includes(id) && members.includes(user.id))
    .map(({ id }) => id);
  return ok({ '@odata.context': contextOf(call, 'Collection(Edm.String)'), value });
}

/** The groups among a user's memberships, by the cast to microsoft.graph.group. Source: user-list-transitivememberof. */
function groupMemberships(call: GraphCall) {
  const user = findUser(call);
  const known = call.world.tenant.groups.map(presentGroup);
  const isProperty = (name: string) => known.some((group) => name in group);
  const names = selection(call.query('$select'), isProperty, 'microsoft.graph.group');
  const held = call.world.tenant.groups.filter(({ members }) => members.includes(user.id));
  const groups = held.map((group) => pick(presentGroup(group), names));
  return ok(page(call, groups, { context: 'groups', standard: 100, largest: 999 }));
}

const roleShape = { id: '', deletedDateTime: '', description: '', displayName: '', roleTemplateId: '' };

/** The user a path names by id or user principal name. @throws GraphRefusal */
export function findUser(call: GraphCall): DirectoryUser {
  const key = call.param('user').toLowerCase();
  const { users } = call.world.tenant;
  const user = users.find(
    ({ id, userPrincipalName }) => id === key || userPrincipalName.toLowerCase() === key,
  );
  if (user === undefined) throw notFound(call.param('user'));
  return user;
}

function list(call: GraphCall) {
  const names = selection(call.query('$select'), isUserProperty, USER_TYPE);
  const filter = call.query('$filter');
  const search = call.query('$search');
  const outsideLiterals = (filter ?? '').replaceAll(/'(?:[^']|'')*'/g, "''");
  const advanced = search !== undefined || /endswith\(|\bne\b|\bnot\b/.test(outsideLiterals);
  if (advanced && call.incoming.header('consistencylevel') !== 'eventual') {
    throw badRequest(
      'Request with $search query parameter or an advanced filter needs the ConsistencyLevel: eventual header and $count=true.',
      'Request_UnsupportedQuery',
    );
  }
  const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
  const found = search === undefined ? () => true : compileSearch(search);
  const users = call.world.tenant.users.filter((user) => passes(user) && found(user));
  const ordered = order(users, call.query('$orderby')).map((user) => presentUser(user, names));
  return ok(page(call, ordered, { context: 'users', standard: 100, largest: 999 }));
}

function order(users: DirectoryUser[], by: string | undefined): DirectoryUser[] {
  if (by === undefined) return users;
  const [, property, direction] = /^(displayName|userPrincipalName)(?: (asc|desc))?$/.exec(by) ?? [];
  if (property === undefined) throw badQuery(`Sorting by '${by}' is not supported.`);
  const sign = direction === 'desc' ? -1 : 1;
  return users.toSorted((one, other) => sign * String(one[property]).localeCompare(String(other[property])));
}

function memberships(call: GraphCall) {
  const user = findUser(call);
  const groups = call.world.tenant.groups.filter(({ members }) => members.includes(user.id));
  const items = [
    ...rolesOf(call, user).map((role) => ({
      '@odata.type': '#microsoft.graph.directoryRole',
      ...presentRole(role),
    })),
    ...groups.map((group) => ({ '@odata.type': '#microsoft.graph.group', ...presentGroup(group) })),
  ];
  const names = call.query('$select')?.split(',');
  return ok(
    page(
      call,
      items.map((item) => pick(item, names)),
      { context: 'directoryObjects', standard: 100, largest: 999 },
    ),
  );
}

function rolesOf({ world: { tenant } }: GraphCall, user: DirectoryUser) {
  const held = tenant.roleAssignments.filter(({ principalId }) => principalId === user.id);
  return tenant.directoryRoles.filter((role) =>
    held.some(({ roleDefinitionId }) => roleDefinitionId === role.roleTemplateId),
  );
}
