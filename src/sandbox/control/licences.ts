import { z } from 'zod/v4';
import { plansOf, servicePlans } from '../graph/directory/licences';
import { planOf } from '../tenant/apis';
import type { World } from '../world';
import { ControlFault } from './fault';
import { removeApi } from './missing-api';

export const licencesSchema = z.strictObject({
  remove: z.array(z.string()).default([]),
  add: z.array(z.string()).default([]),
});

/**
 * POST /_sandbox/licences: takes service plans away, with the service principals of the APIs that came with them, and
 * gives others back. An API comes back when it is asked for (POST /servicePrincipals), as in a tenant that has
 * bought the plan but never used it.
 */
export function setLicences(
  { tenant, save }: World,
  { remove, add }: z.infer<typeof licencesSchema>,
): { plans: string[] } {
  const unknown = [...remove, ...add].find((name) => !servicePlans.some(([plan]) => plan === name));
  if (unknown !== undefined) {
    throw new ControlFault(`${unknown} is none of ${servicePlans.map(([plan]) => plan).join(', ')}.`);
  }
  const gone = [...tenant.removedPlans, ...remove].filter((name) => !add.includes(name));
  tenant.removedPlans = [...new Set(gone)];
  for (const { appId } of tenant.servicePrincipals) {
    const plan = planOf(appId);
    if (plan !== undefined && tenant.removedPlans.includes(plan)) removeApi(tenant, appId);
  }
  save();
  return { plans: plansOf(tenant).map(([name]) => name) };
}
