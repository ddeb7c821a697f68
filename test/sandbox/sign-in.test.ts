import { decodeJwt } from 'jose';
import { authorizePath, choose, onBehalfOf, proofKey, REDIRECT, redeem } from './sign-in';
import { at, startTenant, type TestTenant } from './tenant';

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

let tenant: TestTenant;
let minutes = 0;
const clock = () => new Date(Date.now() + minutes * 60_000);
beforeAll(async () => (tenant = await startTenant({ clock })));
afterAll(() => tenant.stop());

const { verifier, challenge } = proofKey();
const page = (changes?: Record<string, string | undefined>) =>
  tenant.ask('GET', authorizePath(tenant, challenge, changes));

async function codeOf(given: string): Promise<string> {
  const back = await choose(tenant, authorizePath(tenant, challenge), await tenant.person(given));
  return back.searchParams.get('code') ?? '';
}

it('shows the people of the sandbox on a page that runs nothing, the hinted one first', async () => {
  const elin = await tenant.person('Elin');
  const { status, headers, text } = await page({ login_hint: elin.userPrincipalName });
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/html');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; form-action *",
  );
  expect(text).toContain('<title>Sign in to Contoso Harbour</title>');
  expect(text).toContain('Global Administrator');
  expect(text).not.toContain('Aron Falk');
  expect(text.indexOf('Elin Haugen')).toBeLessThan(text.indexOf('Ada Lindqvist'));
  expect(text.indexOf('Ada Lindqvist')).toBeLessThan(text.indexOf('Liam Doyle'));
});

it('signs a person in with a code and a proof key', async () => {
  const ada = await tenant.person('Ada');
  const back = await choose(tenant, authorizePath(tenant, challenge), ada);
  expect(back.origin + back.pathname).toBe(REDIRECT);
  expect(back.searchParams.get('state')).toBe('here&there');
  const { status, json } = await redeem(tenant, back.searchParams.get('code') ?? '', verifier);
  expect(status).toBe(200);
  const claims = decodeJwt(String(at(json, 'access_token')));
  expect(claims).toMatchObject({
    oid: ada.aadObjectId,
    tid: tenant.sandbox.tenantId,
    name: 'Ada Lindqvist',
    preferred_username: ada.userPrincipalName,
    idtyp: 'user',
    azp: tenant.sandbox.botIdentity.clientId,
    aud: tenant.sandbox.url,
    scp: 'Application.ReadWrite.All AppRoleAssignment.ReadWrite.All',
    wids: [GLOBAL_ADMINISTRATOR],
  });
  expect(decodeJwt(String(at(json, 'id_token')))).toMatchObject({
    aud: tenant.sandbox.botIdentity.clientId,
    nonce: 'n-1',
    oid: ada.aadObjectId,
  });
});

it('redeems a code once, with its own verifier and redirect address', async () => {
  const code = await codeOf('Ada');
  const refused = (number: number) => ({
    status: 400,
    json: { error: 'invalid_grant', error_codes: [number] },
  });
  expect(await redeem(tenant, code, proofKey().verifier)).toMatchObject(refused(501481));
  const elsewhere = { redirect_uri: 'http://localhost:1/sign-in/callback' };
  expect(await redeem(tenant, code, verifier, elsewhere)).toMatchObject(refused(500112));
  expect(await redeem(tenant, code, verifier)).toMatchObject({ status: 200 });
  expect(await redeem(tenant, code, verifier)).toMatchObject(refused(54005));
  expect(await redeem(tenant, 'made-up', verifier)).toMatchObject(refused(70000));
  const wrong = { client_secret: 'wrong' };
  expect(await redeem(tenant, code, verifier, wrong)).toMatchObject({ status: 401 });
});

it('lets a code lie for ten minutes', async () => {
  const code = await codeOf('Ada');
  minutes = 10;
  expect(await redeem(tenant, code, verifier)).toMatchObject({
    status: 400,
    json: { error: 'invalid_grant', error_codes: [70008] },
  });
});

it('refuses on a page what it cannot send back', async () => {
  const elsewhere = await page({ redirect_uri: 'https://evil.example/sign-in/callback' });
  expect(elsewhere.status).toBe(400);
  expect(elsewhere.headers['content-type']).toContain('text/html');
  expect(elsewhere.text).toContain('AADSTS50011');
  expect((await page({ redirect_uri: `${REDIRECT}/x` })).text).toContain('AADSTS50011');
  await tenant.control('POST', 'redirect-uris', { redirectUris: ['https://bot.example/sign-in/callback'] });
  expect((await page({ redirect_uri: 'https://bot.example/sign-in/callback' })).status).toBe(200);
});

it('sends other refusals back to the application', async () => {
  const { status, headers } = await page({ code_challenge: undefined });
  expect(status).toBe(302);
  const back = new URL(String(headers['location']));
  expect(back.searchParams.get('error')).toBe('invalid_request');
  expect(back.searchParams.get('state')).toBe('here&there');
  const cancelled = await tenant.ask('POST', authorizePath(tenant, challenge), { form: { cancel: '1' } });
  expect(cancelled.headers['location']).toContain('error=access_denied');
  const none = await page({ prompt: 'none' });
  expect(none.headers['location']).toContain('error=login_required');
});

it('asks for an administrator where nobody has consented', async () => {
  await tenant.control('POST', 'consent', { granted: false });
  const elin = { user: (await tenant.person('Elin')).aadObjectId };
  const refused = await tenant.ask('POST', authorizePath(tenant, challenge), { form: elin });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('AADSTS90094');
  await expect(codeOf('Ada')).resolves.not.toBe('');
  expect(await onBehalfOf(tenant, 'Ada')).toMatchObject({
    status: 400,
    json: { error: 'invalid_grant', suberror: 'consent_required', error_codes: [65001] },
  });
  await tenant.control('POST', 'consent', { granted: true });
  expect(await onBehalfOf(tenant, 'Ada')).toMatchObject({ status: 200 });
});

it('holds an exchange back by conditional access', async () => {
  await tenant.control('POST', 'conditional-access', { block: 'mfa' });
  const { status, json } = await onBehalfOf(tenant, 'Ada');
  expect({ status, json }).toMatchObject({
    status: 400,
    json: { error: 'interaction_required', error_codes: [50076] },
  });
  expect(JSON.parse(String(at(json, 'claims')))).toHaveProperty('access_token.capolids');
  await expect(codeOf('Ada')).resolves.not.toBe('');
  await tenant.control('POST', 'conditional-access', { block: 'policy' });
  expect(await onBehalfOf(tenant, 'Ada')).toMatchObject({ status: 400, json: { error_codes: [53003] } });
  await tenant.control('POST', 'conditional-access', { block: null });
  expect(await onBehalfOf(tenant, 'Ada')).toMatchObject({ status: 200 });
});

it('exchanges for the permissions that are asked for', async () => {
  const { json } = await onBehalfOf(tenant, 'Ada', `${tenant.sandbox.url}/Directory.Read.All`);
  const claims = decodeJwt(String(at(json, 'access_token')));
  expect(claims).toMatchObject({ scp: 'Directory.Read.All', wids: [GLOBAL_ADMINISTRATOR] });
  const unconsented = await onBehalfOf(tenant, 'Ada', `${tenant.sandbox.url}/Mail.Read`);
  expect(unconsented).toMatchObject({ status: 400, json: { error_codes: [65001] } });
});

it('gives the token Teams would, by either call of the control plane', async () => {
  const { aadObjectId } = await tenant.person('Ada');
  const { json } = await tenant.ask('GET', `/_sandbox/user-token?user=${aadObjectId}`);
  const claims = decodeJwt(String(at(json, 'token')));
  expect(claims).toMatchObject({ oid: aadObjectId, aud: tenant.sandbox.botIdentity.clientId });
  expect(await tenant.ask('GET', '/_sandbox/user-token?user=nobody')).toMatchObject({ status: 400 });
});
