import { type Integration, newIntegration } from './integration';
import { personToken } from './sign-in';
import { at, each, startTenant, type TestTenant } from './tenant';

const GRAPH = '00000003-0000-0000-c000-000000000000';

let tenant: TestTenant;
let integration: Integration;
beforeAll(async () => {
  tenant = await startTenant();
  integration = await newIntegration(tenant);
  for (const role of ['Mail.Read', 'ThreatSubmission.Read.All', 'AuditLog.Read.All', 'Group.Read.All'])
    await integration.grant(GRAPH, role);
});
afterAll(() => tenant.stop());

const get = async (path: string) =>
  tenant.ask('GET', path, { token: await tenant.appToken(undefined, integration.client) });

it('reads mail, but not of people without a mailbox', async () => {
  const ada = await tenant.person('Ada');
  const { status, json } = await get(`/v1.0/users/${ada.aadObjectId}/messages?$top=1&$select=id`);
  expect(status).toBe(200);
  expect(Object.keys(at(json, 'value.0') as object)).toEqual(['@odata.etag', 'id']);
  const gina = await tenant.person('Gina');
  expect(await get(`/v1.0/users/${gina.aadObjectId}/messages`)).toMatchObject({
    status: 404,
    json: { error: { code: 'MailboxNotEnabledForRESTAPI' } },
  });
});

it('reads threat submissions, in beta only', async () => {
  const path = '/security/threatSubmission/emailThreats?$top=1';
  expect(await get(`/beta${path}`)).toMatchObject({
    status: 200,
    json: { value: [{ contentType: 'email' }] },
  });
  expect(await get(`/v1.0${path}`)).toMatchObject({ status: 400 });
});

it('reads who has registered for multifactor authentication', async () => {
  const { status, json } = await get('/v1.0/reports/authenticationMethods/userRegistrationDetails?$top=1');
  expect(status).toBe(200);
  expect(at(json, 'value')).toMatchObject([{ userDisplayName: 'Ada Lindqvist', isAdmin: true }]);
});

it('finds groups, their members and who is in them', async () => {
  const filter = encodeURIComponent("startswith(displayName,'security')");
  const { json } = await get(`/v1.0/groups?$filter=${filter}`);
  expect(each(at(json, 'value'), 'displayName')).toEqual(['Security operations']);
  const groupId = String(at(json, 'value.0.id'));
  const elin = await tenant.person('Elin');
  const members = await get(`/v1.0/groups/${groupId}/members`);
  expect(each(at(members.json, 'value'), 'id')).toContain(elin.aadObjectId);
  const user = `/v1.0/users/${elin.aadObjectId}`;
  const token = await tenant.appToken();
  const groups = await tenant.ask('GET', `${user}/transitiveMemberOf/microsoft.graph.group?$select=id`, {
    token,
  });
  expect(at(groups.json, 'value')).toEqual([{ id: groupId }]);
  const all = await tenant.ask('GET', `${user}/memberOf`, { token });
  expect(each(at(all.json, 'value'), 'displayName')).toEqual(['Security Operator', 'Security operations']);
});

it('checks memberships, for an ordinary person too', async () => {
  const token = await personToken(tenant, 'Liam');
  const { json } = await tenant.ask('GET', '/v1.0/groups', { token });
  const groupId = String(at(json, 'value.0.id'));
  const check = async (given: string) => {
    const { aadObjectId } = await tenant.person(given);
    const path = `/v1.0/users/${aadObjectId}/checkMemberGroups`;
    return at((await tenant.ask('POST', path, { token, body: { groupIds: [groupId] } })).json, 'value');
  };
  expect(await check('Elin')).toEqual([groupId]);
  expect(await check('Liam')).toEqual([]);
});
