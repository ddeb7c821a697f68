import { randomBytes } from 'node:crypto';
import { z } from 'zod/v4';
import { created, noContent, ok } from '../../http/answer';
import type { RoleAssignment } from '../../tenant/tenant';
import { type GraphCall, readBody, type Route } from '../call';
import { badQuery, badRequest, notFound } from '../failure';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { ROLE_ADMINISTRATORS } from '../permission';
import { presentPrincipal } from '../service-principals/present';
import { presentDefinition, ROLE_READERS } from './directory-role-routes';
import { presentUser } from './user-properties';

const WRITERS = ['RoleManagement.ReadWrite.Directory'];
const PATH = '/roleManagement/directory/roleAssignments';
const CONTEXT = 'roleManagement/directory/roleAssignments';

const filterRules = {
  type: 'microsoft.graph.unifiedRoleAssignment',
  properties: { id: 'string', principalId: 'guid', roleDefinitionId: 'guid', directoryScopeId: 'string' },
} as const;

const assignBody = z.object({
  principalId: z.guid(),
  roleDefinitionId: z.guid(),
  directoryScopeId: z.literal('/'),
});

/** Sources: rbacapplication-list-roleassignments, -post-roleassignments, unifiedroleassignment-get, -delete. */
export const roleAssignmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    permissions: ROLE_READERS,
    query: ['$filter', '$expand', '$top', '$count', '$skiptoken'],
    handle(call) {
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
      const present = presenter(call);
      const shown = seenAssignments(call).filter((assignment) => passes(assignment));
      return ok(page(call, shown.map(present), { context: CONTEXT, standard: 100, largest: 999 }));
    },
  },
  {
    method: 'GET',
    path: `${PATH}/{id}`,
    permissions: ROLE_READERS,
    query: ['$expand'],
    handle: (call) =>
      ok({ '@odata.context': contextOf(call, `${CONTEXT}/$entity`), ...presenter(call)(find(call)) }),
  },
  { method: 'POST', path: PATH, permissions: WRITERS, administrators: ROLE_ADMINISTRATORS, handle: assign },
  {
    method: 'DELETE',
    path: `${PATH}/{id}`,
    permissions: WRITERS,
    administrators: ROLE_ADMINISTRATORS,
    handle(call) {
      const { tenant, save } = call.world;
      const gone = find(call);
      tenant.roleAssignments = tenant.roleAssignments.filter(({ id }) => id !== gone.id);
      save();
      return noContent;
    },
  },
];

function seenAssignments({ world: { tenant, propagation } }: GraphCall): RoleAssignment[] {
  return tenant.roleAssignments.filter(({ id }) => propagation.knows('role-read', id));
}

function find(call: GraphCall): RoleAssignment {
  const found = seenAssignments(call).find(({ id }) => id === call.param('id'));
  if (found === undefined) throw notFound(call.param('id'));
  return found;
}

/** Shows an assignment, with what `$expand` names. @throws GraphRefusal for an unknown name */
function presenter(call: GraphCall): (assignment: RoleAssignment) => Record<string, unknown> {
  const expand = call.query('$expand')?.split(',') ?? [];
  const unknown = expand.find((name) => name !== 'roleDefinition' && name !== 'principal');
  if (unknown !== undefined) {
    throw badQuery(
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type '${filterRules.type}'.`,
    );
  }
  const { directoryRoles } = call.world.tenant;
  return (assignment) => {
    const role = directoryRoles.find(({ roleTemplateId }) => roleTemplateId === assignment.roleDefinitionId);
    const principal = presentHolder(call, assignment.principalId);
    return {
      ...assignment,
      ...(expand.includes('roleDefinition') && role && { roleDefinition: presentDefinition(role) }),
      ...(expand.includes('principal') && principal && { principal }),
    };
  };
}

function presentHolder({ world: { tenant } }: GraphCall, principalId: string) {
  const user = tenant.users.find(({ id }) => id === principalId);
  if (user !== undefined) return { '@odata.type': '#microsoft.graph.user', ...presentUser(user) };
  const principal = tenant.servicePrincipals.find(({ id }) => id === principalId);
  return principal && { '@odata.type': '#microsoft.graph.servicePrincipal', ...presentPrincipal(principal) };
}

/**
 * Gives a directory role to a user or a service principal. The refusal of a second one like it is as seen in
 * dod-ccpo/atat#1554 and matched by hashicorp/go-azure-sdk; RoleAssignmentExists is the code of schedule requests.
 */
function assign(call: GraphCall) {
  const { tenant, propagation, save } = call.world;
  const asked = readBody(call, assignBody);
  const { principalId, roleDefinitionId } = asked;
  if (!tenant.directoryRoles.some(({ roleTemplateId }) => roleTemplateId === roleDefinitionId))
    throw notFound(roleDefinitionId);
  const isUser = tenant.users.some(({ id }) => id === principalId);
  const isPrincipal = tenant.servicePrincipals.some(({ id }) => id === principalId);
  if (!isUser && !(isPrincipal && propagation.knows('principal-reference', principalId)))
    throw notFound(principalId);
  const same = tenant.roleAssignments.some(
    (other) => other.principalId === principalId && other.roleDefinitionId === roleDefinitionId,
  );
  if (same) {
    throw badRequest(
      'A conflicting object with one or more of the specified property values is present in the directory.',
    );
  }
  const assignment: RoleAssignment = { id: `${randomBytes(32).toString('base64url')}-1`, ...asked };
  tenant.roleAssignments.push(assignment);
  propagation.written(assignment.id, ['role-read', 'role-token']);
  save();
  return created({ '@odata.context': contextOf(call, `${CONTEXT}/$entity`), ...assignment });
}
