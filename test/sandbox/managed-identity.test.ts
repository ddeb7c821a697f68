import { randomUUID } from 'node:crypto';
import { at, type Reply, startTenant, type TestTenant } from './tenant';

const EXCHANGE = 'api://AzureADTokenExchange';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.stop());

function identityToken(
  query: Record<string, string>,
  headers: Record<string, string> = { metadata: 'true' },
) {
  const path = `/metadata/identity/oauth2/token?${new URLSearchParams(query).toString()}`;
  return tenant.ask('GET', path, { headers });
}

async function assertionFor(resource: string): Promise<string> {
  const { json } = await identityToken({ resource, client_id: tenant.sandbox.botIdentity.managedIdentityId });
  return String(at(json, 'access_token'));
}

function present(assertion: string, clientId = tenant.sandbox.botIdentity.clientId): Promise<Reply> {
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: `${tenant.sandbox.url}/.default`,
  };
  return tenant.ask('POST', `/${tenant.sandbox.tenantId}/oauth2/v2.0/token`, { form });
}

it('gives the bot a token where its application trusts the managed identity', async () => {
  expect(await present(await assertionFor(EXCHANGE))).toMatchObject({ status: 200 });
});

it('takes the identity for the application it is trusted by alone, and its token for that purpose alone', async () => {
  const refused = { status: 401, json: { error: 'invalid_client', error_codes: [700213] } };
  expect(await present(await assertionFor(tenant.sandbox.url))).toMatchObject(refused);
  const { json: application } = await tenant.graph('POST', '/applications', { displayName: 'Other' });
  const other = String(at(application, 'appId'));
  await tenant.graph('POST', '/servicePrincipals', { appId: other });
  expect(await present(await assertionFor(EXCHANGE), other)).toMatchObject(refused);
});

it('answers as the metadata service does', async () => {
  const resource = tenant.sandbox.url;
  const itself = await identityToken({ resource });
  expect(itself.json).toMatchObject({ client_id: tenant.sandbox.botIdentity.clientId, token_type: 'Bearer' });
  const refused = { status: 400, json: { error: 'invalid_request' } };
  expect(await identityToken({ resource }, {})).toMatchObject(refused);
  expect(await identityToken({})).toMatchObject(refused);
  expect(await identityToken({ resource, client_id: randomUUID() })).toMatchObject(refused);
  expect(await identityToken({ resource: 'https://nowhere.example' })).toMatchObject(refused);
});

it('refuses a certificate of the bot that is none', async () => {
  const said = await tenant.control('POST', 'bot-certificate', { certificate: 'nonsense' });
  expect(at(said, 'error')).toContain('no certificate');
});
