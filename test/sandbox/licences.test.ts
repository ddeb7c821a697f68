import { at, each, startTenant, type TestTenant } from './tenant';

const CLOUD_APPS = '05a65629-4c1b-48c1-a78b-804c4abdd4af';
const ENDPOINT = 'fc780465-2017-40d4-a0c5-307022471b92';

let tenant: TestTenant;
beforeAll(async () => (tenant = await startTenant()));
afterAll(() => tenant.stop());

const show = (appId: string) => tenant.graph('GET', `/servicePrincipals(appId='${appId}')`);
const instantiate = (appId: string) => tenant.graph('POST', '/servicePrincipals', { appId });

async function plans(): Promise<unknown[]> {
  const { json } = await tenant.graph('GET', '/subscribedSkus');
  return each(at(json, 'value.0.servicePlans'), 'servicePlanName');
}

it('takes a service plan away, and the API that came with it', async () => {
  expect(await plans()).toContain('ADALLOM_S_STANDALONE');
  expect((await show(CLOUD_APPS)).status).toBe(200);
  await tenant.control('POST', 'licences', { remove: ['ADALLOM_S_STANDALONE'] });
  expect(await plans()).not.toContain('ADALLOM_S_STANDALONE');
  expect((await show(CLOUD_APPS)).status).toBe(404);
  expect((await show(ENDPOINT)).status).toBe(200);
});

it('cannot make the API without its licence, and can with it', async () => {
  await tenant.control('POST', 'licences', { remove: ['WINDEFATP'] });
  expect(await instantiate(ENDPOINT)).toMatchObject({
    status: 400,
    json: { error: { details: [{ code: 'NoBackingApplicationObject' }] } },
  });
  await tenant.control('POST', 'licences', { add: ['WINDEFATP'] });
  expect((await show(ENDPOINT)).status).toBe(404);
  const { status, json } = await instantiate(ENDPOINT);
  expect(status).toBe(201);
  expect(each(at(json, 'appRoles'), 'value')).toContain('Machine.Read.All');
  expect((await instantiate(ENDPOINT)).status).toBe(409);
});

it('can lack an API that its licence would allow', async () => {
  await tenant.control('POST', 'missing-api', { appId: ENDPOINT });
  expect((await show(ENDPOINT)).status).toBe(404);
  expect(await plans()).toContain('WINDEFATP');
});

it('knows its own service plans only', async () => {
  const reply = await tenant.ask('POST', '/_sandbox/licences', { body: { remove: ['GOLD'] } });
  expect(reply).toMatchObject({ status: 400 });
});
