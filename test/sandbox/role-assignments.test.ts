import { at, startTenant, type TestTenant } from './tenant';

const PATH = '/roleManagement/directory/roleAssignments';
const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';

let tenant: TestTenant;
beforeAll(async () => (tenant = await startTenant()));
afterAll(() => tenant.stop());

async function newApplication(): Promise<string> {
  const made = await tenant.graph('POST', '/applications', { displayName: 'Integration' });
  return String(at(made.json, 'appId'));
}

async function principalOf(appId: string): Promise<string> {
  const { json } = await tenant.graph('POST', '/servicePrincipals', { appId });
  return String(at(json, 'id'));
}

const lag = (seconds: number) =>
  tenant.control('POST', 'propagation', { minSeconds: seconds, maxSeconds: seconds });

const assign = (principalId: string, roleDefinitionId = SECURITY_READER) =>
  tenant.graph('POST', PATH, { principalId, roleDefinitionId, directoryScopeId: '/' });

const list = (principalId: string) =>
  tenant.graph('GET', `${PATH}?$filter=principalId eq '${principalId}'`.replaceAll(' ', '%20'));

it('gives a directory role to a service principal, once, and takes it back', async () => {
  const id = await principalOf(await newApplication());
  const assigned = await assign(id);
  expect(assigned).toMatchObject({ status: 201, json: { principalId: id, directoryScopeId: '/' } });
  expect((await list(id)).json).toMatchObject({ value: [{ roleDefinitionId: SECURITY_READER }] });
  expect(await assign(id)).toMatchObject({
    status: 400,
    json: {
      error: { code: 'Request_BadRequest', message: expect.stringContaining('conflicting object') as string },
    },
  });
  const gone = await tenant.graph('DELETE', `${PATH}/${String(at(assigned.json, 'id'))}`);
  expect(gone.status).toBe(204);
  expect((await list(id)).json).toMatchObject({ value: [] });
});

it('refuses a principal or role that is not there', async () => {
  const id = await principalOf(await newApplication());
  expect(await assign(tenant.sandbox.tenantId)).toMatchObject({ status: 404 });
  expect(await assign(id, tenant.sandbox.tenantId)).toMatchObject({ status: 404 });
});

it('does not know a new service principal, and does not show a new role, until both have spread', async () => {
  const [first, second] = [await newApplication(), await newApplication()];
  const id = await principalOf(first);
  await lag(60);
  expect(await assign(await principalOf(second))).toMatchObject({ status: 404 });
  expect(await assign(id)).toMatchObject({ status: 201 });
  expect((await list(id)).json).toMatchObject({ value: [] });
  await lag(0);
  expect((await list(id)).json).toMatchObject({ value: [{ principalId: id }] });
});

it('takes a service principal by appId for its grants', async () => {
  const appId = await newApplication();
  const id = await principalOf(appId);
  const { json: api } = await tenant.graph(
    'GET',
    `/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')`,
  );
  const role = { principalId: id, resourceId: at(api, 'id'), appRoleId: at(api, 'appRoles.0.id') };
  const path = `/servicePrincipals(appId='${appId}')/appRoleAssignments`;
  expect(await tenant.graph('POST', path, role)).toMatchObject({ status: 201 });
  expect(await tenant.graph('GET', path)).toMatchObject({ status: 200, json: { value: [role] } });
});
