import type { World } from '../world';
import type { Client } from './client';
import { EntraFailure } from './failure';
import { EXCHANGE_AUDIENCE } from './managed-identity';

/**
 * Whether a client assertion is a token of the managed identity that the bot's application trusts.
 * Sources: learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity; the
 * refusal was seen in Azure/login#482.
 *
 * @throws EntraFailure for another token of ours
 */
export async function isOfManagedIdentity(
  { tenant, signing }: World,
  { appId }: Client,
  assertion: string,
): Promise<boolean> {
  const claims = await signing.verify(assertion).catch(() => undefined);
  if (claims === undefined) return false;
  const { clientId, managedIdentity } = tenant.bot;
  const trusted = appId === clientId && claims.sub === managedIdentity.principalId;
  if (trusted && claims.aud === EXCHANGE_AUDIENCE) return true;
  const sentence = `No matching federated identity record found for presented assertion subject '${claims.sub ?? ''}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`;
  throw new EntraFailure(401, 'invalid_client', 700213, sentence);
}
