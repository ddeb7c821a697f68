import type { World } from '../world';
import { type Client, findClient } from './client';
import { type DelegatedScopes, readDelegatedScopes } from './delegated-scopes';
import { EntraFailure } from './failure';

/** Where the bot takes people back on this machine, whatever its port. */
const ownCallback = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/sign-in\/callback$/;

/** A client that may send people here, and where they go back to. */
export interface Return {
  client: Client;
  redirectUri: string;
  state: string | undefined;
}

/** A request that can be carried out. */
export interface AuthorizeRequest {
  scope: string;
  scopes: DelegatedScopes;
  codeChallenge: string;
  nonce: string | undefined;
  loginHint: string | undefined;
}

/** Finds out who sends the person and where to send them back. @throws EntraFailure, which is shown on a page */
export function readReturn(world: World, query: URLSearchParams): Return {
  const client = findClient(world, required(query, 'client_id'));
  const redirectUri = required(query, 'redirect_uri');
  const { bot } = world.tenant;
  const registered =
    client.appId === bot.clientId &&
    (ownCallback.test(redirectUri) || bot.redirectUris.includes(redirectUri));
  if (!registered) {
    throw new EntraFailure(
      400,
      'invalid_client',
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${client.appId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
    );
  }
  return { client, redirectUri, state: query.get('state') ?? undefined };
}

/** Reads the rest of the request. @throws EntraFailure, which the client hears of */
export function readAuthorizeRequest(
  world: World,
  query: URLSearchParams,
  { client }: Return,
): AuthorizeRequest {
  const type = required(query, 'response_type');
  if (type !== 'code') {
    const sentence = `response_type '${type}' is not enabled for the application.`;
    throw new EntraFailure(400, 'unsupported_response_type', 700054, sentence);
  }
  const mode = query.get('response_mode') ?? 'query';
  if (mode !== 'query') {
    const sentence = `'${mode}' is not a supported value of 'response_mode' when requesting a code.`;
    throw new EntraFailure(400, 'invalid_request', 70007, sentence);
  }
  if (query.get('prompt') === 'none') {
    const sentence = 'A silent sign-in request was sent but no user is signed in.';
    throw new EntraFailure(400, 'login_required', 50058, sentence);
  }
  const scope = required(query, 'scope');
  return {
    scope,
    scopes: readDelegatedScopes(world, scope, client.displayName),
    codeChallenge: readChallenge(query),
    nonce: query.get('nonce') ?? undefined,
    loginHint: query.get('login_hint') ?? undefined,
  };
}

/** The proof key's challenge, which the sandbox insists on. Source: RFC 7636, 4.3. */
function readChallenge(query: URLSearchParams): string {
  const challenge = query.get('code_challenge');
  if (challenge === null) {
    const sentence = 'Proof Key for Code Exchange is required for authorization code redemption.';
    throw new EntraFailure(400, 'invalid_request', 9002325, sentence);
  }
  if (query.get('code_challenge_method') !== 'S256')
    throw new EntraFailure(400, 'invalid_request', 50149, 'Invalid Code_Challenge_method parameter.');
  if (!/^[\w-]{43}$/.test(challenge))
    throw new EntraFailure(400, 'invalid_request', 501491, 'Invalid size of Code_Challenge parameter.');
  return challenge;
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value) return value;
  const sentence = `The request body must contain the following parameter: '${name}'.`;
  throw new EntraFailure(400, 'invalid_request', 900144, sentence);
}
