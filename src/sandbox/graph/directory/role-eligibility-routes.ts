import { createHash } from 'node:crypto';
import { ok } from '../../http/answer';
import { eligibleRoleOf } from '../../tenant/eligible-roles';
import type { Tenant } from '../../tenant/tenant';
import type { Route } from '../call';
import { badQuery } from '../failure';
import { compileFilter } from '../filter';
import { page } from '../page';
import { presentDefinition } from './directory-role-routes';

const PATH = '/roleManagement/directory/roleEligibilityScheduleInstances';

const filterRules = {
  type: 'microsoft.graph.unifiedRoleEligibilityScheduleInstance',
  properties: { id: 'string', principalId: 'guid', roleDefinitionId: 'guid', memberType: 'string' },
} as const;

/** Source: rbacapplication-list-roleeligibilityscheduleinstances, with its permissions for applications. */
export const roleEligibilityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    permissions: [
      'RoleEligibilitySchedule.Read.Directory',
      'RoleManagement.Read.Directory',
      'RoleManagement.Read.All',
      'RoleManagement.ReadWrite.Directory',
    ],
    query: ['$filter', '$select', '$expand'],
    handle(call) {
      const { tenant } = call.world;
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
      const expand = call.query('$expand');
      if (expand !== undefined && expand !== 'roleDefinition')
        throw badQuery(
          `Parsing OData Select and Expand failed: Could not find a property named '${expand}'.`,
        );
      const instances = instancesOf(tenant).filter(passes);
      const shown = instances.map((one) => {
        const role = tenant.directoryRoles.find(
          ({ roleTemplateId }) => roleTemplateId === one.roleDefinitionId,
        );
        return expand === undefined || role === undefined
          ? one
          : { ...one, roleDefinition: presentDefinition(role) };
      });
      const context = PATH.slice(1);
      return ok(page(call, shown, { context, standard: 100, largest: 999 }));
    },
  },
];

function instancesOf({ users, createdDateTime }: Tenant) {
  return users.flatMap((person) => {
    const roleDefinitionId = eligibleRoleOf(person);
    if (roleDefinitionId === undefined) return [];
    const digest = createHash('sha256').update(`eligible ${person.id}`).digest('hex');
    return [
      {
        id: `${digest.slice(0, 40)}-1-e`,
        principalId: person.id,
        roleDefinitionId,
        directoryScopeId: '/',
        appScopeId: null,
        startDateTime: createdDateTime,
        endDateTime: null,
        memberType: 'Direct',
        roleEligibilityScheduleId: person.id,
      },
    ];
  });
}
