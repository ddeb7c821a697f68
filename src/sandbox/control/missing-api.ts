import { z } from 'zod/v4';
import { removeGrants } from '../graph/service-principals/grants';
import type { Tenant } from '../tenant/tenant';
import type { World } from '../world';

export const missingApiSchema = z.strictObject({ appId: z.guid() });

/** POST /_sandbox/missing-api: the tenant has no service principal of this API, as when nobody has used it yet. */
export function missApi(
  { tenant, save }: World,
  { appId }: z.infer<typeof missingApiSchema>,
): { removed: boolean } {
  const removed = removeApi(tenant, appId);
  save();
  return { removed };
}

/** Removes the service principal of an application, and every grant of its permissions. */
export function removeApi(tenant: Tenant, appId: string): boolean {
  const principal = tenant.servicePrincipals.find((candidate) => candidate.appId === appId);
  if (principal === undefined) return false;
  removeGrants(tenant, principal.id);
  tenant.servicePrincipals = tenant.servicePrincipals.filter(({ id }) => id !== principal.id);
  return true;
}
