import { ok } from '../../http/answer';
import type { DirectoryRole } from '../../tenant/tenant';
import { DIRECTORY_READERS } from '../permission-sets';
import type { GraphCall, Route } from '../call';
import { notFound } from '../failure';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { presentUser } from './user-properties';

/** Permissions that read directory roles and who holds them. Source: rbacapplication-list-roleassignments. */
export const ROLE_READERS = [
  'RoleManagement.Read.Directory',
  'RoleManagement.Read.All',
  'RoleManagement.ReadWrite.Directory',
  ...DIRECTORY_READERS,
];

const definitionRules = {
  type: 'microsoft.graph.unifiedRoleDefinition',
  properties: { id: 'guid', displayName: 'string', templateId: 'guid', isBuiltIn: 'boolean' },
  functions: ['startswith'],
} as const;

/** Sources: directoryrole-list, -get, -list-members, rbacapplication-list-roledefinitions. */
export const directoryRoleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/directoryRoles',
    permissions: ROLE_READERS,
    query: ['$filter', '$count'],
    handle(call) {
      const filter = call.query('$filter');
      const rules = {
        type: 'microsoft.graph.directoryRole',
        properties: { displayName: 'string', roleTemplateId: 'guid' },
      } as const;
      const passes = filter === undefined ? () => true : compileFilter(filter, rules);
      const roles = call.world.tenant.directoryRoles.map(presentRole).filter(passes);
      return ok(page(call, roles, { context: 'directoryRoles', standard: 1000, largest: 1000 }));
    },
  },
  {
    method: 'GET',
    path: '/directoryRoles/{role}',
    permissions: ROLE_READERS,
    handle: (call) =>
      ok({ '@odata.context': contextOf(call, 'directoryRoles/$entity'), ...presentRole(findRole(call)) }),
  },
  {
    method: 'GET',
    path: '/directoryRoles/{role}/members',
    permissions: ROLE_READERS,
    handle(call) {
      const { roleTemplateId } = findRole(call);
      const { roleAssignments, users } = call.world.tenant;
      const holders = roleAssignments.filter(({ roleDefinitionId }) => roleDefinitionId === roleTemplateId);
      const people = users.filter(({ id }) => holders.some(({ principalId }) => principalId === id));
      const value = people.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...presentUser(user) }));
      return ok(page(call, value, { context: 'directoryObjects', standard: 1000, largest: 1000 }));
    },
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleDefinitions',
    permissions: ROLE_READERS,
    query: ['$filter', '$top', '$count', '$skiptoken'],
    handle(call) {
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, definitionRules);
      const definitions = call.world.tenant.directoryRoles.map(presentDefinition).filter(passes);
      return ok(
        page(call, definitions, {
          context: 'roleManagement/directory/roleDefinitions',
          standard: 100,
          largest: 999,
        }),
      );
    },
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleDefinitions/{definition}',
    permissions: ROLE_READERS,
    handle(call) {
      const role = call.world.tenant.directoryRoles.find(
        ({ roleTemplateId }) => roleTemplateId === call.param('definition'),
      );
      if (role === undefined) throw notFound(call.param('definition'));
      return ok(presentDefinition(role));
    },
  },
];

/** The role as Graph shows it. */
export function presentRole(role: DirectoryRole): Record<string, unknown> {
  return { ...role };
}

/** The role's definition as Graph shows it. */
export function presentDefinition({
  displayName,
  description,
  roleTemplateId,
}: DirectoryRole): Record<string, unknown> {
  return {
    id: roleTemplateId,
    description,
    displayName,
    isBuiltIn: true,
    isEnabled: true,
    resourceScopes: ['/'],
    rolePermissions: [],
    templateId: roleTemplateId,
    version: '1',
  };
}

function findRole(call: GraphCall): DirectoryRole {
  const key = call.param('role');
  const template = /^roleTemplateId='(.*)'$/.exec(key)?.[1];
  const role = call.world.tenant.directoryRoles.find(({ id, roleTemplateId }) =>
    template === undefined ? id === key : roleTemplateId === template,
  );
  if (role === undefined) throw notFound(key);
  return role;
}
