import { at, each, startTenant, type TestTenant } from './tenant';

let tenant: TestTenant;
beforeAll(async () => (tenant = await startTenant()));
afterAll(() => tenant.stop());

const get = (id: string, url: string) => ({ id, method: 'GET', url });

it('answers each request of a batch on its own, in Graph’s shape', async () => {
  const requests = [get('1', '/organization'), get('2', '/users/nobody'), get('3', '/security/alerts_v2')];
  const { status, json } = await tenant.graph('POST', '/$batch', { requests });
  expect(status).toBe(200);
  expect(at(json, 'responses')).toMatchObject([
    { id: '1', status: 200 },
    { id: '2', status: 404 },
    { id: '3', status: 403 },
  ]);
  expect(at(json, 'responses.0.headers.Content-Type')).toContain('application/json');
  expect(at(json, 'responses.0.body.value.0.displayName')).toBe('Contoso Harbour');
  expect(at(json, 'responses.1.body.error.code')).toBe('Request_ResourceNotFound');
});

it('writes, and answers 204 without a body', async () => {
  const { json: made } = await tenant.graph('POST', '/applications', { displayName: 'Batched' });
  const headers = { 'Content-Type': 'application/json' };
  const url = `/applications/${String(at(made, 'id'))}`;
  const change = { id: 'a', method: 'PATCH', url, headers, body: { notes: 'x' } };
  const { json } = await tenant.graph('POST', '/$batch', { requests: [change] });
  expect(at(json, 'responses.0')).toMatchObject({ id: 'a', status: 204, body: null });
  expect(at((await tenant.graph('GET', url)).json, 'notes')).toBe('x');
});

it('logs the call once, and each request of it as batched', async () => {
  await tenant.graph('POST', '/$batch', { requests: [get('1', '/organization'), get('2', '/domains')] });
  const requests = at(await tenant.control('GET', 'state'), 'requests') as object[];
  expect(requests.slice(-3)).toMatchObject([
    { path: '/v1.0/organization', batched: true, status: 200 },
    { path: '/v1.0/domains', batched: true },
    { path: '/v1.0/$batch', method: 'POST', status: 200 },
  ]);
  expect(requests.at(-1)).not.toHaveProperty('batched');
});

it('refuses what no batch may be', async () => {
  const many = Array.from({ length: 21 }, (_, index) => get(String(index), '/organization'));
  expect(await tenant.graph('POST', '/$batch', { requests: many })).toMatchObject({ status: 400 });
  const nested = { id: '1', method: 'POST', url: '/$batch', body: {} };
  expect(await tenant.graph('POST', '/$batch', { requests: [nested] })).toMatchObject({ status: 400 });
  const twice = [get('1', '/organization'), get('1', '/domains')];
  expect(await tenant.graph('POST', '/$batch', { requests: twice })).toMatchObject({ status: 400 });
  expect(await tenant.ask('POST', '/v1.0/$batch', { body: { requests: twice } })).toMatchObject({
    status: 401,
  });
});

it('strikes the request a fault is for, and leaves the others', async () => {
  await tenant.control('POST', 'faults', { path: '/v1.0/domains', status: 429, retryAfter: 7 });
  const requests = [get('1', '/organization'), get('2', '/domains'), get('3', '/domains')];
  const { json } = await tenant.graph('POST', '/$batch', { requests });
  expect(each(at(json, 'responses'), 'status')).toEqual([200, 429, 200]);
  expect(at(json, 'responses.1.headers.Retry-After')).toBe('7');
});

it('breaks the whole connection with a request whose connection breaks', async () => {
  await tenant.control('POST', 'faults', { path: '/v1.0/domains', reset: true });
  const requests = [get('1', '/organization'), get('2', '/domains')];
  await expect(tenant.graph('POST', '/$batch', { requests })).rejects.toThrow();
});

it('fails what depends on a failure', async () => {
  const requests = [get('1', '/users/nobody'), { ...get('2', '/domains'), dependsOn: ['1'] }];
  const { json } = await tenant.graph('POST', '/$batch', { requests });
  expect(at(json, 'responses.1.status')).toBe(424);
});
