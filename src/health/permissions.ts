import { isGranted, roleOf } from '../connection/changes/app-roles';
import type { ActualState } from '../connection/actual-state';
import { APIS, type Permission, permissionsFor, reasonFor } from '../connection/permissions';
import type { Facts } from './facts';

/** A permission that is needed and not granted. */
interface AbsentPermission {
  /** `api/value`: the same at every check. */
  id: string;
  /** The API's name. */
  name: string;
  value: string;
  /** In the middle of a sentence. */
  reason: string;
}

type Absence = 'missing' | 'revoked' | 'unconsented';

/** The needed permissions that are absent in this way; undefined: the tenant could not be read. */
export function absentPermissions(facts: Facts, absence: Absence): AbsentPermission[] | undefined {
  const { connection, tenant, grantedBefore } = facts;
  if (!tenant.known) return undefined;
  const { actual } = tenant.value;
  // Without a service principal nothing can be granted: that is a finding of its own, and says it all.
  if (actual.servicePrincipal === undefined) return undefined;
  return permissionsFor(connection.desired.capabilities)
    .filter((permission) => !isGranted(permission, actual))
    .filter((permission) => absenceOf(permission, actual, grantedBefore) === absence)
    .map((permission) => ({
      id: idOf(permission),
      name: APIS[permission.api].name,
      value: permission.value,
      reason: inSentence(reasonFor(permission)),
    }));
}

/** The needed permissions that are granted, and those that were before. */
export function grantedSoFar(
  { connection, grantedBefore }: Pick<Facts, 'connection' | 'grantedBefore'>,
  actual: ActualState,
): string[] {
  return permissionsFor(connection.desired.capabilities)
    .filter((permission) => isGranted(permission, actual) || grantedBefore.has(idOf(permission)))
    .map(idOf);
}

function absenceOf(permission: Permission, actual: ActualState, grantedBefore: ReadonlySet<string>): Absence {
  if (grantedBefore.has(idOf(permission))) return 'revoked';
  return isRequested(permission, actual) ? 'unconsented' : 'missing';
}

/** Whether the application asks for it: that alone gives nothing. Source: application, requiredResourceAccess. */
function isRequested(permission: Permission, actual: ActualState): boolean {
  const role = roleOf(permission, actual);
  return (
    actual.application?.requiredResourceAccess.some(
      ({ resourceAppId, resourceAccess }) =>
        resourceAppId === APIS[permission.api].appId && resourceAccess.some(({ id }) => id === role?.id),
    ) ?? false
  );
}

function idOf({ api, value }: Permission): string {
  return `${api}/${value}`;
}

/** "To read alerts" as it stands in the middle of a sentence. */
function inSentence(reason: string): string {
  return `${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`;
}
