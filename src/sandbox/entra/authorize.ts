import type { Answer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import { APPLICATION_ADMINISTRATORS, ROLE_ADMINISTRATORS } from '../graph/permission';
import { holdsAny } from '../tenant/held-roles';
import type { DirectoryUser } from '../tenant/tenant';
import type { World } from '../world';
import { type AuthorizeRequest, readAuthorizeRequest, readReturn, type Return } from './authorize-request';
import { blockedByPolicy } from './conditional-access';
import { isConsented } from './delegated-scopes';
import { EntraFailure } from './failure';
import { personWhoSignsIn } from './person';
import { signInPage } from './sign-in-page';

/**
 * GET /{tenant}/oauth2/v2.0/authorize shows the people of the sandbox; the form on it comes back to the same address.
 * Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow.
 *
 * @throws EntraFailure, to be shown on a page
 */
export function answerAuthorize(world: World, { method, url, body }: Incoming): Answer {
  const back = readReturn(world, url.searchParams);
  let request: AuthorizeRequest;
  try {
    request = readAuthorizeRequest(world, url.searchParams, back);
  } catch (error) {
    if (error instanceof EntraFailure) return sendBack(back, refusal(error));
    throw error;
  }
  if (method !== 'POST') return signInPage(world, back.client.displayName, request.loginHint);
  const form = new URLSearchParams(body);
  if (form.has('cancel')) return sendBack(back, refusal(declined()));
  const user = signedIn(world, form.get('user') ?? '');
  checkConsent(world, back, request, user);
  const { scope, codeChallenge, nonce } = request;
  const { redirectUri, client } = back;
  const clientId = client.appId;
  const code = world.codes.issue({ userId: user.id, clientId, redirectUri, scope, codeChallenge, nonce });
  return sendBack(back, { code });
}

function signedIn(world: World, id: string): DirectoryUser {
  const user = personWhoSignsIn(world, id);
  if (world.tenant.conditionalAccess === 'policy') throw blockedByPolicy('message_only');
  return user;
}

/** Who is no administrator cannot consent to what no administrator has consented to. */
function checkConsent(
  world: World,
  { client }: Return,
  { scopes }: AuthorizeRequest,
  user: DirectoryUser,
): void {
  const mayConsent = holdsAny(world, user.id, [...APPLICATION_ADMINISTRATORS, ...ROLE_ADMINISTRATORS]);
  if (mayConsent || isConsented(world, scopes)) return;
  const sentence = `${client.displayName} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.`;
  throw new EntraFailure(400, 'access_denied', 90094, sentence);
}

function declined(): EntraFailure {
  return new EntraFailure(400, 'access_denied', 65004, 'User declined to consent to access the app.');
}

function refusal({ error, code, message }: EntraFailure): Record<string, string> {
  return { error, error_description: `AADSTS${code}: ${message}` };
}

/** Sends the browser back to the application. */
function sendBack({ redirectUri, state }: Return, answer: Record<string, string>): Answer {
  const location = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) location.searchParams.set(name, value);
  if (state !== undefined) location.searchParams.set('state', state);
  return { status: 302, headers: { location: location.href, 'cache-control': 'no-store' } };
}
