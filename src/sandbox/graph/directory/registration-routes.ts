import { createHash } from 'node:crypto';
import { ok } from '../../http/answer';
import type { DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';
import type { Route } from '../call';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { pick, selection } from '../select';
import { findUser } from './user-routes';

const TYPE = 'microsoft.graph.userRegistrationDetails';

const filterRules = {
  type: TYPE,
  properties: {
    id: 'guid',
    isAdmin: 'boolean',
    isMfaCapable: 'boolean',
    isMfaRegistered: 'boolean',
    isPasswordlessCapable: 'boolean',
    userPrincipalName: 'string',
  },
} as const;

/** Sources: authenticationmethodsroot-list-userregistrationdetails, userregistrationdetails-get (AuditLog.Read.All). */
export const registrationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/reports/authenticationMethods/userRegistrationDetails',
    permissions: ['AuditLog.Read.All'],
    query: ['$filter', '$select', '$top', '$skiptoken'],
    handle(call) {
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
      const all = call.world.tenant.users.map((user) => registration(call.world, user));
      const names = selection(call.query('$select'), (name) => name in (all[0] ?? {}), TYPE);
      const shown = all.filter(passes).map((one) => pick(one, names));
      const context = 'reports/authenticationMethods/userRegistrationDetails';
      return ok(page(call, shown, { context, standard: 100, largest: 1000 }));
    },
  },
  {
    method: 'GET',
    path: '/reports/authenticationMethods/userRegistrationDetails/{user}',
    permissions: ['AuditLog.Read.All'],
    handle(call) {
      const context = contextOf(call, 'reports/authenticationMethods/userRegistrationDetails/$entity');
      return ok({ '@odata.context': context, ...registration(call.world, findUser(call)) });
    },
  },
];

/** How a person can prove who they are: about one in eight has registered nothing yet. */
function registration({ tenant }: World, user: DirectoryUser): Record<string, unknown> {
  const registered = createHash('sha256').update(user.id).digest().readUInt8(0) >= 32;
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName,
    userType: user.userType.toLowerCase(),
    isAdmin: tenant.roleAssignments.some(({ principalId }) => principalId === user.id),
    isSsprRegistered: registered,
    isSsprEnabled: true,
    isSsprCapable: registered,
    isMfaRegistered: registered,
    isMfaCapable: registered,
    isPasswordlessCapable: false,
    lastUpdatedDateTime: tenant.createdDateTime,
    methodsRegistered: registered ? ['microsoftAuthenticatorPush', 'softwareOneTimePasscode'] : [],
    isSystemPreferredAuthenticationMethodEnabled: true,
    systemPreferredAuthenticationMethods: registered ? ['push'] : [],
    userPreferredMethodForSecondaryAuthentication: registered ? 'push' : 'none',
  };
}
