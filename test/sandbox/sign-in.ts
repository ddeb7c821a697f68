import { createHash, randomBytes } from 'node:crypto';
import { at, type Person, type Reply, type TestTenant } from './tenant';

export const REDIRECT = 'http://localhost:3978/sign-in/callback';

/** A proof key: what is kept, and what is shown. */
export function proofKey(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** The address of the sign-in page. */
export function authorizePath(
  { sandbox }: TestTenant,
  challenge: string,
  changes: Record<string, string | undefined> = {},
): string {
  const query: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: sandbox.botIdentity.clientId,
    redirect_uri: REDIRECT,
    scope: `openid ${sandbox.url}/Application.ReadWrite.All ${sandbox.url}/AppRoleAssignment.ReadWrite.All`,
    state: 'here&there',
    nonce: 'n-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/${sandbox.tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(given).toString()}`;
}

/** Chooses a person on the page; answers with where the browser is sent. */
export async function choose(tenant: TestTenant, path: string, { aadObjectId }: Person): Promise<URL> {
  const { status, headers, text } = await tenant.ask('POST', path, { form: { user: aadObjectId } });
  if (status !== 302) throw new Error(text);
  return new URL(String(headers['location']));
}

/** Redeems a code as the bot. */
export function redeem(
  { ask, sandbox }: TestTenant,
  code: string,
  verifier: string,
  changes: Record<string, string> = {},
): Promise<Reply> {
  const form = {
    grant_type: 'authorization_code',
    client_id: sandbox.botIdentity.clientId,
    client_secret: sandbox.botIdentity.clientSecret,
    code,
    redirect_uri: REDIRECT,
    code_verifier: verifier,
    ...changes,
  };
  return ask('POST', `/${sandbox.tenantId}/oauth2/v2.0/token`, { form });
}

/** Signs a person in all the way to an access token for Graph. */
export async function personToken(tenant: TestTenant, given: string): Promise<string> {
  const { verifier, challenge } = proofKey();
  const scope = `openid ${tenant.sandbox.url}/.default`;
  const path = authorizePath(tenant, challenge, { scope });
  const back = await choose(tenant, path, await tenant.person(given));
  const { json } = await redeem(tenant, back.searchParams.get('code') ?? '', verifier);
  return String(at(json, 'access_token'));
}

/** Exchanges the token Teams would give for one of Graph. */
export async function onBehalfOf(
  { ask, control, sandbox, person }: TestTenant,
  given: string,
  scope = `${sandbox.url}/.default`,
): Promise<Reply> {
  const { aadObjectId } = await person(given);
  const assertion = String(at(await control('POST', 'user-token', { userId: aadObjectId }), 'token'));
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    client_id: sandbox.botIdentity.clientId,
    client_secret: sandbox.botIdentity.clientSecret,
    assertion,
    scope,
  };
  return ask('POST', `/${sandbox.tenantId}/oauth2/v2.0/token`, { form });
}
