import type { World } from '../world';

/** The roles of a token, but for those that were taken away with immediate effect since it was issued. */
export function rolesInForce(
  { tenant }: World,
  { oid, iat, roles }: { oid: string; iat: number; roles: string[] },
): string[] {
  const revoked = tenant.revocations
    .filter(({ servicePrincipalId, at }) => servicePrincipalId === oid && iat <= at)
    .map(({ role }) => role);
  return roles.filter((role) => !revoked.includes(role));
}
