import { findResourceById } from '../microsoft/graph/service-principals';
import { type ActualState, readActualState, type StateSources } from './actual-state';
import { isGranted, roleOf } from './changes/app-roles';
import type { Connection } from './connection-store';
import { DAY_MS } from './dates';
import { expiryOnApplication, liveCredential } from './live-credential';
import { APIS, type Permission, permissionsFor } from './permissions';

export interface PermissionFinding {
  api: string;
  value: string;
  state: 'granted' | 'missing' | 'excess';
  reason: string;
}

/** What the tenant shows of a connection at this moment. */
export interface Inspection {
  registered: boolean;
  permissions: PermissionFinding[];
  /** The credential in use; undefined when none of ours is alive on the application. */
  credential: { kind: 'certificate' | 'client-secret'; notAfter: Date; daysLeft: number } | undefined;
}

/**
 * Compares what a connection should have with what it has been granted. The truth is its role assignments, not what
 * the application asks for.
 *
 * @throws GraphFailure when the tenant could not be read: that is no clean result
 */
export async function inspect(connection: Connection, sources: StateSources): Promise<Inspection> {
  const actual = await readActualState(connection, sources);
  const required = permissionsFor(connection.desired.capabilities);
  const live = liveCredential(actual);
  const notAfter = live && expiryOnApplication(actual, live);
  return {
    registered: actual.application !== undefined && actual.servicePrincipal !== undefined,
    permissions: [
      ...required.map((one) => requiredFinding(one, actual)),
      ...(await excess(required, actual, sources)),
    ],
    credential: live &&
      notAfter && { kind: live.kind, notAfter, daysLeft: daysBetween(actual.readAt, notAfter) },
  };
}

function requiredFinding(permission: Permission, actual: ActualState): PermissionFinding {
  const state = isGranted(permission, actual) ? 'granted' : 'missing';
  return { api: APIS[permission.api].name, value: permission.value, state, reason: permission.reason };
}

async function excess(
  required: Permission[],
  actual: ActualState,
  sources: StateSources,
): Promise<PermissionFinding[]> {
  const wanted = new Set(required.map((permission) => roleOf(permission, actual).id));
  const extra = actual.grants.filter(({ appRoleId }) => !wanted.has(appRoleId));
  const findings = extra.map(async ({ resourceId, appRoleId }): Promise<PermissionFinding> => {
    const known = Object.values(actual.apis).find(({ id }) => id === resourceId);
    const resource = known ?? (await findResourceById(sources.graph, resourceId));
    const role = resource?.appRoles.find(({ id }) => id === appRoleId);
    const api = resource?.displayName ?? 'An API that is gone';
    return {
      api,
      value: role?.value ?? appRoleId,
      state: 'excess',
      reason: 'No capability that is on needs it',
    };
  });
  return Promise.all(findings);
}

function daysBetween(start: Date, end: Date): number {
  return Math.max(0, Math.floor((end.getTime() - start.getTime()) / DAY_MS));
}
