import { z } from 'zod/v4';
import type { Graph } from './client';

const skus = z.object({
  value: z.array(
    z.object({
      capabilityStatus: z.string().nullish(),
      servicePlans: z.array(z.object({ servicePlanId: z.guid(), provisioningStatus: z.string().nullish() })),
    }),
  ),
});

/** Statuses of a subscription that is in use, or is just not any more. */
const IN_FORCE = ['Enabled', 'Warning'];
const OFF = ['Disabled', 'PendingActivation'];

/**
 * The ids of the service plans that the tenant has in force.
 * Source: subscribedsku-list; learn.microsoft.com/graph/api/resources/subscribedsku, capabilityStatus;
 * serviceplaninfo, provisioningStatus.
 *
 * @throws GraphFailure
 */
export async function readLicences(graph: Graph): Promise<ReadonlySet<string>> {
  const path = '/subscribedSkus?$select=capabilityStatus,servicePlans';
  const { value } = await graph.read('read the licences', path, skus);
  const plans = value
    .filter(({ capabilityStatus }) => IN_FORCE.includes(capabilityStatus ?? ''))
    .flatMap(({ servicePlans }) => servicePlans)
    .filter(({ provisioningStatus }) => !OFF.includes(provisioningStatus ?? ''));
  return new Set(plans.map(({ servicePlanId }) => servicePlanId.toLowerCase()));
}
