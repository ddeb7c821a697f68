import type { Answer } from '../http/answer';
import type { World } from '../world';
import { issueAppToken } from './app-token';
import { type Client, findClient } from './client';
import { ASSERTION_TYPE, checkClientAssertion } from './client-assertion';
import { checkClientSecret } from './client-secret';
import { EntraFailure } from './failure';
import { isOfManagedIdentity } from './federated-assertion';
import { issuerOf } from './metadata';
import { redeemCode } from './code-grant';
import { exchangeForUser } from './on-behalf-of';
import { findResource } from './resource';
import { TOKEN_SECONDS } from './signing';

const grants = ['client_credentials', 'authorization_code', 'urn:ietf:params:oauth:grant-type:jwt-bearer'];

/** A token with what else its answer says. */
interface IssuedToken {
  token: string;
  scope?: string;
  id_token?: string;
  client_info?: string;
}

/**
 * POST /{tenant}/oauth2/v2.0/token.
 * Sources: learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow, v2-oauth2-auth-code-flow,
 * v2-oauth2-on-behalf-of-flow.
 *
 * @throws EntraFailure
 */
export async function answerTokenRequest(world: World, form: URLSearchParams): Promise<Answer> {
  const grant = required(form, 'grant_type');
  if (!grants.includes(grant)) {
    const sentence = `The app requested an unsupported grant type '${grant}'.`;
    throw new EntraFailure(400, 'unsupported_grant_type', 70003, sentence);
  }
  const clientId = required(form, 'client_id');
  const client = findClient(world, clientId);
  await authenticate(world, client, form);
  if (grant === 'authorization_code') {
    const presented = {
      code: required(form, 'code'),
      redirectUri: required(form, 'redirect_uri'),
      verifier: required(form, 'code_verifier'),
      scope: form.get('scope') ?? undefined,
    };
    return tokenAnswer(await redeemCode(world, client, presented));
  }
  const scope = required(form, 'scope');
  if (grant === 'client_credentials') {
    return tokenAnswer({ token: await issueAppToken(world, client, findResource(world, scope)) });
  }
  return tokenAnswer(await exchangeForUser(world, client, required(form, 'assertion'), scope));
}

async function authenticate(world: World, client: Client, form: URLSearchParams): Promise<void> {
  const now = world.clock();
  const secret = form.get('client_secret');
  if (secret !== null) {
    checkClientSecret(client, secret, now);
    return;
  }
  const assertion = form.get('client_assertion');
  if (assertion === null || form.get('client_assertion_type') !== ASSERTION_TYPE) {
    throw new EntraFailure(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  const base = `${world.origin}/${world.tenant.tenantId}`;
  const audiences = [
    `${base}/oauth2/v2.0/token`,
    issuerOf(world.origin, world.tenant.tenantId),
    `${base}/oauth2/token`,
  ];
  if (await isOfManagedIdentity(world, client, assertion)) return;
  await checkClientAssertion(client, assertion, audiences, now);
}

function tokenAnswer({ token, scope, ...more }: IssuedToken): Answer {
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      token_type: 'Bearer',
      ...(scope !== undefined && { scope }),
      expires_in: TOKEN_SECONDS - 1,
      ext_expires_in: TOKEN_SECONDS - 1,
      access_token: token,
      ...more,
    },
  };
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value) return value;
  throw new EntraFailure(
    400,
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${name}'.`,
  );
}
