import { randomUUID } from 'node:crypto';
import type { World } from '../world';
import { EntraFailure } from './failure';
import type { Resource } from './resource';

/**
 * Refuses an exchange that conditional access wants the person to take part in, or forbids. The claims are what a
 * client passes on to the sign-in page.
 * Sources: learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow (error response), and
 * reference-error-codes.
 *
 * @throws EntraFailure
 */
export function checkConditionalAccess({ tenant }: World, { principal }: Resource): void {
  if (tenant.conditionalAccess === 'policy') throw blockedByPolicy('message_only');
  if (tenant.conditionalAccess !== 'mfa') return;
  const claims = JSON.stringify({
    access_token: { capolids: { essential: true, values: [randomUUID()] } },
  });
  const sentence =
    'Due to a configuration change made by your administrator, or because you moved to a new location, you must use ' +
    `multi-factor authentication to access '${principal.appId}'.`;
  throw new EntraFailure(400, 'interaction_required', 50076, sentence, { suberror: 'basic_action', claims });
}

/** Conditional access that nothing the person does can satisfy. */
export function blockedByPolicy(suberror: string): EntraFailure {
  const sentence =
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.';
  return new EntraFailure(400, 'interaction_required', 53003, sentence, { suberror });
}
