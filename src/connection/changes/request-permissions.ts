import { applicationPath, type RequiredResourceAccess } from '../../microsoft/graph/applications';
import type { ActualState } from '../actual-state';
import type { ChangeKind } from '../change';
import { permissionsFor } from '../permissions';
import { roleOf } from './app-roles';

/**
 * Lists on the application what it asks for, so that the portal shows the same as Drawbridge does. The whole list is
 * written: entries for other APIs and delegated scopes stay as they are.
 * Source: application-update, requiredResourceAccess.
 */
export const requestPermissions: ChangeKind = {
  kind: 'request-permissions',
  plan(desired, actual, connection) {
    const permissions = permissionsFor(desired.capabilities);
    const wanted = permissions.map((permission) => roleOf(permission, actual).id);
    const listed = requestedRoles(actual);
    if (wanted.every((id) => listed.has(id))) return [];
    return [
      {
        kind: 'request-permissions',
        key: connection.uniqueName,
        sentence: `List the ${permissions.length} permissions on the application`,
        reason: 'So that anybody can see in the portal what it asks for',
        request: {
          method: 'PATCH',
          path: applicationPath(connection.uniqueName),
          body: { requiredResourceAccess: withRoles(actual, wanted) },
        },
      },
    ];
  },
  fill: () => Promise.resolve({}),
};

function requestedRoles({ application, apis }: ActualState): Set<string> {
  const entry = application?.requiredResourceAccess.find(
    ({ resourceAppId }) => resourceAppId === apis.graph.appId,
  );
  return new Set(entry?.resourceAccess.filter(({ type }) => type === 'Role').map(({ id }) => id));
}

function withRoles({ application, apis }: ActualState, wanted: string[]): RequiredResourceAccess[] {
  const present = application?.requiredResourceAccess ?? [];
  const others = present.filter(({ resourceAppId }) => resourceAppId !== apis.graph.appId);
  const ours = present.find(({ resourceAppId }) => resourceAppId === apis.graph.appId)?.resourceAccess ?? [];
  const kept = ours.filter(({ id }) => !wanted.includes(id));
  const roles = wanted.map((id) => ({ id, type: 'Role' }));
  return [...others, { resourceAppId: apis.graph.appId, resourceAccess: [...kept, ...roles] }];
}
