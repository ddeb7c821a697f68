import type { JWTPayload } from 'jose';
import { errors } from 'jose';
import type { World } from '../world';
import type { Client } from './client';
import { checkConditionalAccess } from './conditional-access';
import { isConsented, readDelegatedScopes } from './delegated-scopes';
import { issueDelegatedToken, personClaims } from './delegated-token';
import { EntraFailure, grantFault } from './failure';
import { personWhoSignsIn } from './person';

/**
 * Exchanges a user's token for the client into one of the same user for an API.
 * Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow.
 *
 * @throws EntraFailure
 */
export async function exchangeForUser(
  world: World,
  client: Client,
  assertion: string,
  scope: string,
): Promise<{ token: string; scope: string }> {
  const user = await checkUserAssertion(world, client, assertion);
  const scopes = readDelegatedScopes(world, scope, client.displayName);
  if (client.appId !== world.tenant.bot.clientId || !isConsented(world, scopes)) throw notConsented(client);
  checkConditionalAccess(world, scopes.resource);
  return issueDelegatedToken(world, client, user, scopes);
}

function notConsented({ appId, displayName }: Client): EntraFailure {
  const sentence =
    `The user or administrator has not consented to use the application with ID '${appId}' named ` +
    `'${displayName}'. Send an interactive authorization request for this user and resource.`;
  return new EntraFailure(400, 'invalid_grant', 65001, sentence, { suberror: 'consent_required' });
}

/** A token that a user signed in to the client with, as Teams single sign-on hands it over. */
export async function issueUserToken(
  world: World,
  userId: string,
  clientId: string,
  lifetimeSeconds?: number,
): Promise<string | undefined> {
  const user = world.tenant.users.find(({ id }) => id === userId);
  if (user === undefined) return undefined;
  const { wids: _roles, ...claims } = personClaims(world, user);
  const token = { ...claims, aud: clientId, azp: clientId, scp: 'access_as_user' };
  return world.signing.sign(token, lifetimeSeconds);
}

async function checkUserAssertion(world: World, client: Client, assertion: string) {
  const claims = await world.signing.verify(assertion).catch((error: unknown): JWTPayload => {
    if (error instanceof errors.JWTExpired)
      throw grantFault(500133, 'Assertion is not within its valid time range.');
    throw grantFault(50013, 'Assertion failed signature validation. [Reason - The key was not found.].');
  });
  if (claims.aud !== client.appId) {
    const sentence =
      "Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '";
    throw grantFault(
      500131,
      `${sentence}${String(claims.aud)}' and the expected audience is '${client.appId}'.`,
    );
  }
  return personWhoSignsIn(world, claims['oid']);
}
