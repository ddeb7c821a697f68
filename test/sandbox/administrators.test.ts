import { personToken } from './sign-in';
import { at, startTenant, type TestTenant } from './tenant';

const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814';
const GRAPH = '00000003-0000-0000-c000-000000000000';
const ENDPOINT = 'fc780465-2017-40d4-a0c5-307022471b92';
const denied = { status: 403, json: { error: { code: 'Authorization_RequestDenied' } } };

let tenant: TestTenant;
let principalId: string;
beforeAll(async () => {
  tenant = await startTenant();
  const { json: application } = await tenant.graph('POST', '/applications', { displayName: 'Integration' });
  const { json } = await tenant.graph('POST', '/servicePrincipals', { appId: at(application, 'appId') });
  principalId = String(at(json, 'id'));
});
afterAll(() => tenant.stop());

async function as(given: string) {
  const token = await personToken(tenant, given);
  return {
    create: () => tenant.ask('POST', '/v1.0/applications', { token, body: { displayName: given } }),
    async grant(appId: string, index: number) {
      const { json: api } = await tenant.graph('GET', `/servicePrincipals(appId='${appId}')`);
      const appRoleId = at(api, `appRoles.${String(index)}.id`);
      const body = { principalId, resourceId: at(api, 'id'), appRoleId };
      return tenant.ask('POST', `/v1.0/servicePrincipals/${principalId}/appRoleAssignments`, { token, body });
    },
    assign() {
      const body = { principalId, roleDefinitionId: SECURITY_READER, directoryScopeId: '/' };
      return tenant.ask('POST', '/v1.0/roleManagement/directory/roleAssignments', { token, body });
    },
    read: () => tenant.ask('GET', `/v1.0/servicePrincipals/${principalId}`, { token }),
  };
}

it('lets an ordinary person read but change nothing', async () => {
  const liam = await as('Liam');
  expect(await liam.read()).toMatchObject({ status: 200 });
  expect(await liam.create()).toMatchObject(denied);
  expect(await liam.grant(ENDPOINT, 0)).toMatchObject(denied);
  expect(await liam.assign()).toMatchObject(denied);
});

it('lets an Application Administrator create, and consent to any API but Graph', async () => {
  const dev = await as('Dev');
  expect(await dev.create()).toMatchObject({ status: 201 });
  expect(await dev.grant(ENDPOINT, 0)).toMatchObject({ status: 201 });
  expect(await dev.grant(GRAPH, 0)).toMatchObject(denied);
  expect(await dev.assign()).toMatchObject(denied);
});

it('lets a Privileged Role Administrator consent and assign, but not create', async () => {
  const { aadObjectId } = await tenant.person('Keiko');
  await tenant.graph('POST', '/roleManagement/directory/roleAssignments', {
    principalId: aadObjectId,
    roleDefinitionId: PRIVILEGED_ROLE_ADMINISTRATOR,
    directoryScopeId: '/',
  });
  const keiko = await as('Keiko');
  expect(await keiko.create()).toMatchObject(denied);
  expect(await keiko.grant(GRAPH, 0)).toMatchObject({ status: 201 });
  expect(await keiko.assign()).toMatchObject({ status: 201 });
});

it('lets a Global Administrator do all of it', async () => {
  const ada = await as('Ada');
  expect(await ada.create()).toMatchObject({ status: 201 });
  expect(await ada.grant(GRAPH, 1)).toMatchObject({ status: 201 });
});
