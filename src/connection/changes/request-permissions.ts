import type { RequiredResourceAccess } from '../../microsoft/graph/applications';
import type { ActualState } from '../actual-state';
import { pathOfApplication } from '../application-path';
import type { ApplyContext, Change, ChangeKind } from '../change';
import { APIS, apisFor, type Permission, permissionsFor } from '../permissions';
import { blankValues, roleOf, roleOrBlanks } from './app-roles';
import { texts } from '../../texts/texts';

/**
 * Lists on the application what it asks for, so that the portal shows the same as Drawbridge does. The whole list is
 * written: delegated scopes, and APIs that Drawbridge knows nothing of, stay as they are.
 * Source: application-update, requiredResourceAccess.
 */
export const requestPermissions: ChangeKind = {
  kind: 'request-permissions',
  plan({ presence, capabilities, identifiers }, actual, connection) {
    const permissions = permissionsFor(capabilities);
    if (presence === 'absent' || isListed(permissions, actual, identifiers.clientId !== undefined)) return [];
    return [
      {
        kind: 'request-permissions',
        key: connection.uniqueName,
        sentence: texts().plan.changes.requestPermissions(permissions.length),
        reason: texts().plan.changes.requestPermissionsWhy,
        request: {
          method: 'PATCH',
          path: pathOfApplication(connection),
          body: {
            requiredResourceAccess: withRoles(permissions, actual, identifiers.clientId !== undefined),
          },
        },
      },
    ];
  },
  inPortal: () => texts().portal.addPermission,
  async fill({ request }: Change, context: ApplyContext) {
    const { capabilities } = context.connection.desired;
    const text = JSON.stringify(request.body);
    const blanks: Record<string, string> = {};
    for (const api of apisFor(capabilities).filter((one) => text.includes(`"{${one}_`))) {
      const resource = await context.resource(api);
      for (const permission of permissionsFor(capabilities).filter((one) => one.api === api))
        Object.assign(blanks, blankValues(permission, resource));
    }
    return blanks;
  },
};

/**
 * Whether just these are asked for on the APIs that Drawbridge knows; an application that the organisation registered
 * itself may ask for more.
 */
function isListed(permissions: readonly Permission[], actual: ActualState, orMore: boolean): boolean {
  const ours = Object.values(APIS).map(({ appId }): string => appId);
  const listed = (actual.application?.requiredResourceAccess ?? [])
    .filter(({ resourceAppId }) => ours.includes(resourceAppId))
    .flatMap(({ resourceAccess }) => resourceAccess.filter(({ type }) => type === 'Role'));
  const wanted = permissions.map((permission) => roleOf(permission, actual)?.id);
  const all = wanted.every((id) => listed.some((role) => role.id === id));
  return all && (orMore || listed.length === wanted.length);
}

function withRoles(
  permissions: readonly Permission[],
  actual: ActualState,
  orMore: boolean,
): RequiredResourceAccess[] {
  const present = actual.application?.requiredResourceAccess ?? [];
  const ours = Object.values(APIS).map(({ appId }): string => appId);
  const others = present.filter(({ resourceAppId }) => !ours.includes(resourceAppId));
  const lists = Object.entries(APIS).map(([api, { appId: resourceAppId }]) => {
    const entry = present.find((one) => one.resourceAppId === resourceAppId);
    const kept = entry?.resourceAccess.filter(({ type }) => orMore || type !== 'Role') ?? [];
    const roles = permissions
      .filter((permission) => permission.api === api)
      .map((permission) => ({ id: roleOrBlanks(permission, actual).id, type: 'Role' }))
      .filter(({ id }) => !kept.some((one) => one.id === id));
    return { resourceAppId, resourceAccess: [...kept, ...roles] };
  });
  return [...others, ...lists.filter(({ resourceAccess }) => resourceAccess.length > 0)];
}
