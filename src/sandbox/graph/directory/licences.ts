import type { Tenant } from '../../tenant/tenant';

/**
 * The service plans of a Microsoft 365 E5 subscription that matter to a security team: name and id.
 * Source: learn.microsoft.com/entra/identity/users/licensing-service-plan-reference.
 */
export const servicePlans: readonly (readonly [name: string, id: string])[] = [
  ['WINDEFATP', '871d91ec-ec1a-452b-a83f-bd76c7d770ef'],
  ['THREAT_INTELLIGENCE', '8e0c0a52-6a6c-4d40-8370-dd62790dcd70'],
  ['ATA', '14ab5db5-e6c4-4b20-b4bc-13e36fd2227f'],
  ['ADALLOM_S_STANDALONE', '2e2ddb96-6af9-4b1d-a3f0-d6ecfd22edb2'],
  ['AAD_PREMIUM_P2', 'eec0eb4f-6444-4f95-aba0-50c24d67f998'],
];

/** The service plans the tenant still has. */
export function plansOf({ removedPlans }: Tenant): typeof servicePlans {
  return servicePlans.filter(([name]) => !removedPlans.includes(name));
}

/** Microsoft 365 E5, from the same page. */
export const sku = { skuPartNumber: 'SPE_E5', skuId: '06ebc4ee-1bb5-47dd-8120-11324bc54e06' };
