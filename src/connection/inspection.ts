import { type ActualState, readActualState, type StateSources } from './actual-state';
import { grantsBeyond, isGranted, nameOfGrant } from './changes/app-roles';
import type { Connection } from './connection-store';
import { DAY_MS } from './dates';
import { expiryOnApplication, wantedCredentials } from './live-credential';
import { APIS, type Permission, permissionsFor, reasonFor } from './permissions';
import { makePlan } from './plan';
import { texts } from '../texts/texts';

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
  /** How many changes the tenant is away from what is desired. */
  open: number;
}

/**
 * Compares what a connection should have with what it has been granted. The truth is its role assignments, not what
 * the application asks for.
 *
 * @throws GraphFailure when the tenant could not be read: that is no clean result
 */
export async function inspect(connection: Connection, sources: StateSources): Promise<Inspection> {
  return inspectionOf(connection, await readActualState(connection, sources));
}

/** The same of what was read already. */
export function inspectionOf(connection: Connection, actual: ActualState): Inspection {
  const required = permissionsFor(connection.desired.capabilities);
  const inUse = actual.held.find(({ id }) => id === connection.signIn?.credentialId);
  const live = inUse ?? wantedCredentials(connection.desired, actual)[0];
  const notAfter = live && expiryOnApplication(actual, live);
  return {
    registered: actual.application !== undefined && actual.servicePrincipal !== undefined,
    permissions: [
      ...required.map((one) => requiredFinding(one, actual)),
      ...grantsBeyond(required, actual).map((grant) => ({
        ...nameOfGrant(grant, actual),
        state: 'excess' as const,
        reason: texts().permissions.notNeeded,
      })),
    ],
    credential: live &&
      notAfter && { kind: live.kind, notAfter, daysLeft: daysBetween(actual.readAt, notAfter) },
    open: makePlan(connection, actual).changes.length,
  };
}

function requiredFinding(permission: Permission, actual: ActualState): PermissionFinding {
  const state = isGranted(permission, actual) ? 'granted' : 'missing';
  return { api: APIS[permission.api].name, value: permission.value, state, reason: reasonFor(permission) };
}

function daysBetween(start: Date, end: Date): number {
  return Math.max(0, Math.floor((end.getTime() - start.getTime()) / DAY_MS));
}
