import type { Answer } from '../http/answer';
import type { World } from '../world';
import { issueAppToken } from './app-token';
import { type Client, findClient } from './client';
import { ASSERTION_TYPE, checkClientAssertion } from './client-assertion';
import { checkClientSecret } from './client-secret';
import { EntraFailure } from './failure';
import { issuerOf } from './metadata';
import { exchangeForUser } from './on-behalf-of';
import { findResource } from './resource';
import { TOKEN_SECONDS } from './signing';

/**
 * POST /{tenant}/oauth2/v2.0/token.
 * Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow.
 *
 * @throws EntraFailure
 */
export async function answerTokenRequest(world: World, form: URLSearchParams): Promise<Answer> {
  const grant = required(form, 'grant_type');
  if (grant !== 'client_credentials' && grant !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') {
    const sentence = `The app requested an unsupported grant type '${grant}'.`;
    throw new EntraFailure(400, 'unsupported_grant_type', 70003, sentence);
  }
  const clientId = required(form, 'client_id');
  const scope = required(form, 'scope');
  const client = findClient(world, clientId);
  await authenticate(world, client, form);
  const resource = findResource(world, scope);
  if (grant === 'client_credentials') return tokenAnswer(await issueAppToken(world, client, resource));
  const exchanged = await exchangeForUser(world, client, required(form, 'assertion'), resource);
  return tokenAnswer(exchanged.token, exchanged.scope);
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
  await checkClientAssertion(client, assertion, audiences, now);
}

function tokenAnswer(token: string, scope?: string): Answer {
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      token_type: 'Bearer',
      ...(scope !== undefined && { scope }),
      expires_in: TOKEN_SECONDS - 1,
      ext_expires_in: TOKEN_SECONDS - 1,
      access_token: token,
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
