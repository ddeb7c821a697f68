import { createHash } from 'node:crypto';
import type { World } from '../world';
import type { Client } from './client';
import type { Authorization } from './codes';
import { readDelegatedScopes } from './delegated-scopes';
import { issueDelegatedToken, issueIdToken } from './delegated-token';
import { grantFault } from './failure';
import { personWhoSignsIn } from './person';

/** What a client presents with a code. */
export interface PresentedCode {
  code: string;
  redirectUri: string;
  verifier: string;
  /** What the token is wanted for; undefined: what the code was. */
  scope: string | undefined;
}

/**
 * Redeems an authorization code, once.
 * Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow.
 *
 * @throws EntraFailure
 */
export async function redeemCode(world: World, client: Client, presented: PresentedCode) {
  const authorization = checkCode(world, client, presented);
  const user = personWhoSignsIn(world, authorization.userId);
  const scopes = readDelegatedScopes(world, presented.scope ?? authorization.scope, client.displayName);
  world.codes.redeem(presented.code);
  const issued = await issueDelegatedToken(world, client, user, scopes);
  const info = { uid: user.id, utid: world.tenant.tenantId };
  return {
    ...issued,
    ...(scopes.openId && { id_token: await issueIdToken(world, client, user, authorization.nonce) }),
    client_info: Buffer.from(JSON.stringify(info)).toString('base64url'),
  };
}

function checkCode(world: World, client: Client, presented: PresentedCode): Authorization {
  const { code, redirectUri, verifier } = presented;
  const found = world.codes.look(code);
  if (found?.authorization.clientId !== client.appId) {
    throw grantFault(70000, "The provided value for the input parameter 'code' is not valid.");
  }
  const { authorization, redeemed, expired } = found;
  if (redeemed) {
    throw grantFault(
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    );
  }
  if (expired) {
    throw grantFault(
      70008,
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    );
  }
  if (redirectUri !== authorization.redirectUri) {
    throw grantFault(
      500112,
      `The reply address '${redirectUri}' does not match the reply address '${authorization.redirectUri}' provided when requesting Authorization code.`,
    );
  }
  if (createHash('sha256').update(verifier).digest('base64url') !== authorization.codeChallenge) {
    throw grantFault(
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  }
  return authorization;
}
