import { z } from 'zod/v4';
import { epochSeconds } from '../clock';
import type { World } from '../world';
import { ControlFault } from './fault';

export const revokeSchema = z
  .strictObject({
    role: z.string().min(1),
    /** Whether tokens issued before lose the role as well. In a real tenant they keep it until they expire. */
    immediate: z.boolean().optional(),
    now: z.boolean().optional(),
  })
  .transform(({ role, immediate, now }) => ({ role, immediate: immediate ?? now ?? true }));

/** POST /_sandbox/revoke: takes a role away from the applications registered in this tenant. */
export function revoke(
  { tenant, clock, save }: World,
  { role, immediate }: z.infer<typeof revokeSchema>,
): { revoked: number } {
  const roleIds = tenant.servicePrincipals.flatMap(({ appRoles }) =>
    appRoles.filter(({ value }) => value === role).map(({ id }) => id),
  );
  if (roleIds.length === 0) throw new ControlFault(`No API of this tenant has a role "${role}".`);
  const registered = tenant.applications.map(({ appId }) => appId);
  const principals = tenant.servicePrincipals
    .filter(({ appId }) => registered.includes(appId))
    .map(({ id }) => id);
  const taken = tenant.appRoleAssignments.filter(
    ({ principalId, appRoleId }) => principals.includes(principalId) && roleIds.includes(appRoleId),
  );
  tenant.appRoleAssignments = tenant.appRoleAssignments.filter((grant) => !taken.includes(grant));
  if (immediate) {
    const at = epochSeconds(clock());
    tenant.revocations.push(
      ...taken.map(({ principalId }) => ({ servicePrincipalId: principalId, role, at })),
    );
  }
  save();
  return { revoked: taken.length };
}
