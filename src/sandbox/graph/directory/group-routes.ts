import { ok } from '../../http/answer';
import type { Group } from '../../tenant/tenant';
import { DIRECTORY_READERS } from '../permission-sets';
import type { GraphCall, Route } from '../call';
import { notFound } from '../failure';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { pick, selection } from '../select';
import { presentUser } from './user-properties';

const READERS = ['Group.Read.All', 'GroupMember.Read.All', ...DIRECTORY_READERS];

const filterRules = {
  type: 'microsoft.graph.group',
  properties: {
    id: 'guid',
    displayName: 'string',
    mailNickname: 'string',
    securityEnabled: 'boolean',
    mailEnabled: 'boolean',
  },
  functions: ['startswith'],
} as const;

/** Sources: group-list, group-get, group-list-members, group-list-transitivemembers. */
export const groupRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups',
    permissions: READERS,
    query: ['$filter', '$select', '$top', '$count', '$skiptoken'],
    handle(call) {
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
      const groups = call.world.tenant.groups.map(presentGroup).filter(passes);
      return ok(
        page(
          call,
          groups.map((group) => pick(group, selected(call, group))),
          { context: 'groups', standard: 100, largest: 999 },
        ),
      );
    },
  },
  {
    method: 'GET',
    path: '/groups/{group}',
    permissions: READERS,
    query: ['$select'],
    handle(call) {
      const group = presentGroup(findGroup(call));
      return ok({
        '@odata.context': contextOf(call, 'groups/$entity'),
        ...pick(group, selected(call, group)),
      });
    },
  },
  {
    method: 'GET',
    path: '/groups/{group}/members',
    permissions: READERS,
    query: ['$top', '$count', '$skiptoken'],
    handle: members,
  },
  {
    method: 'GET',
    path: '/groups/{group}/transitiveMembers',
    permissions: READERS,
    query: ['$top', '$count', '$skiptoken'],
    handle: members,
  },
];

/** The group as Graph shows it. */
export function presentGroup({ members: _members, ...group }: Group): Record<string, unknown> {
  return { ...group, deletedDateTime: null };
}

function selected(call: GraphCall, group: Record<string, unknown>): string[] | undefined {
  return selection(call.query('$select'), (name) => name in group, 'microsoft.graph.group');
}

function findGroup(call: GraphCall): Group {
  const id = call.param('group').toLowerCase();
  const group = call.world.tenant.groups.find((candidate) => candidate.id === id);
  if (group === undefined) throw notFound(id);
  return group;
}

function members(call: GraphCall) {
  const { members: ids } = findGroup(call);
  const people = call.world.tenant.users.filter(({ id }) => ids.includes(id));
  const value = people.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...presentUser(user) }));
  return ok(page(call, value, { context: 'directoryObjects', standard: 100, largest: 999 }));
}
