import { type Integration, newIntegration } from './integration';
import { at, each, startTenant, type TestTenant } from './tenant';

const GRAPH = '00000003-0000-0000-c000-000000000000';
const ENDPOINT = 'fc780465-2017-40d4-a0c5-307022471b92';

let tenant: TestTenant;
let integration: Integration;
let minutes = 0;
beforeAll(async () => {
  tenant = await startTenant({ clock: () => new Date(Date.now() + minutes * 60_000) });
  integration = await newIntegration(tenant);
  await integration.grant(GRAPH, 'AuditLog.Read.All');
});
afterAll(() => tenant.stop());

const get = async (path: string, headers: Record<string, string> = {}) =>
  tenant.ask('GET', `/v1.0${path}`, { token: await tenant.appToken(undefined, integration.client), headers });
const idOf = async (given: string) => (await tenant.person(given)).aadObjectId;
const filtered = (path: string, filter: string) => `${path}?$filter=${encodeURIComponent(filter)}`;

it('wants both permissions for sign-ins and directory changes', async () => {
  expect(await get('/auditLogs/signIns?$top=1')).toMatchObject({ status: 403 });
  expect(await get('/auditLogs/directoryAudits?$top=1')).toMatchObject({ status: 403 });
  await integration.grant(GRAPH, 'Directory.Read.All');
  expect(await get('/auditLogs/signIns?$top=1')).toMatchObject({ status: 200 });
  expect(await get('/auditLogs/directoryAudits?$top=1')).toMatchObject({ status: 200 });
});

it('tells the manager, and that somebody has none', async () => {
  const { json } = await get(`/users/${await idOf('Elin')}/manager?$select=id,displayName`);
  expect(at(json, 'displayName')).toBe('Carla Moreno');
  expect(await get(`/users/${await idOf('Ada')}/manager`)).toMatchObject({
    status: 404,
    json: { error: { code: 'Request_ResourceNotFound' } },
  });
});

it('tells how one person signs in', async () => {
  const id = await idOf('Elin');
  const { json } = await get(`/reports/authenticationMethods/userRegistrationDetails/${id}`);
  expect(json).toMatchObject({ id, userDisplayName: 'Elin Haugen', isAdmin: true });
});

it('tells what was changed of a person and by one, the newest first', async () => {
  const id = await idOf('Keiko');
  const of = await get(filtered('/auditLogs/directoryAudits', `targetResources/any(t:t/id eq '${id}')`));
  expect(new Set(each(at(of.json, 'value'), 'targetResources.0.id'))).toEqual(new Set([id]));
  const by = await get(
    `${filtered('/auditLogs/directoryAudits', `initiatedBy/user/id eq '${id}'`)}&$orderby=activityDateTime%20desc`,
  );
  const times = each(at(by.json, 'value'), 'activityDateTime') as string[];
  expect(times).toEqual([...times].sort().reverse());
  expect(new Set(each(at(by.json, 'value'), 'initiatedBy.user.displayName'))).toEqual(
    new Set(['Keiko Tanabe']),
  );
  const wrong = await get(filtered('/auditLogs/directoryAudits', `targetResources/any(t:t/secret eq 'x')`));
  expect(wrong).toMatchObject({ status: 400 });
});

it('shows the sign-in that identity protection has raised an alert about', async () => {
  const { json } = await tenant.graph('GET', '/users?$top=999&$select=id');
  const [somebody] = each(at(json, 'value'), 'id');
  await tenant.control('POST', 'alerts', {
    items: [
      {
        id: 'risk-1',
        serviceSource: 'azureAdIdentityProtection',
        firstActivityDateTime: new Date(Date.now() - 60_000).toISOString(),
        evidence: [
          { userAccount: { azureAdUserId: somebody } },
          { ipAddress: '198.51.100.201', countryLetterCode: 'PL' },
        ],
      },
    ],
  });
  const signIns = await get(filtered('/auditLogs/signIns', `userId eq '${String(somebody)}'`));
  expect(at(signIns.json, 'value.0')).toMatchObject({
    ipAddress: '198.51.100.201',
    riskLevelDuringSignIn: 'medium',
    location: { countryOrRegion: 'PL' },
  });
});

it('keeps the roles that people may activate to those who may read them', async () => {
  const path = '/roleManagement/directory/roleEligibilityScheduleInstances';
  const carla = `${filtered(path, `principalId eq '${await idOf('Carla')}'`)}&$expand=roleDefinition`;
  expect(await get(carla)).toMatchObject({ status: 403 });
  await integration.grant(GRAPH, 'RoleManagement.Read.Directory');
  const { json } = await get(carla);
  expect(each(at(json, 'value'), 'roleDefinition.displayName')).toEqual(['Global Administrator']);
});

it('finds people by words, with quotes escaped', async () => {
  const find = (search: string) =>
    get(`/users?$search=${encodeURIComponent(search)}&$count=true`, { ConsistencyLevel: 'eventual' });
  const { json } = await find(`"displayName:o'brien tara"`);
  expect(each(at(json, 'value'), 'displayName')).toEqual(["Tara O'Brien"]);
  expect(at((await find(String.raw`"displayName:a\" OR \"mail:a"`)).json, 'value')).toEqual([]);
  expect(await find('"displayName:a" "')).toMatchObject({ status: 400 });
});

describe('machines', () => {
  const machines = async (path: string) => {
    const token = await tenant.appToken(`${ENDPOINT}/.default`, integration.client);
    return tenant.ask('GET', path, { token });
  };
  beforeAll(() => integration.grant(ENDPOINT, 'Machine.Read.All'));

  it('are found by the beginning of their name, and by id', async () => {
    const found = await machines(filtered('/api/machines', "startswith(computerDnsName,'lap-0')"));
    const names = each(at(found.json, 'value'), 'computerDnsName') as string[];
    expect(names.length).toBeGreaterThan(1);
    expect(names.every((name) => name.startsWith('lap-0'))).toBe(true);
    const id = String(at(found.json, 'value.0.id'));
    expect((await machines(`/api/machines/${id}`)).json).toMatchObject({ id, onboardingStatus: 'Onboarded' });
    expect(await machines(`/api/machines/${'f'.repeat(40)}`)).toMatchObject({ status: 404 });
  });

  it('are at risk as their open alerts say', async () => {
    const found = await machines(filtered('/api/machines', "startswith(computerDnsName,'srv-sql-01')"));
    const machine = at(found.json, 'value.0');
    expect(machine).toMatchObject({ riskScore: 'None' });
    const evidence = [{ mdeDeviceId: at(machine, 'id') }];
    await tenant.control('POST', 'alerts', {
      items: [{ id: 'on-sql', severity: 'high', status: 'new', evidence }],
    });
    const { json } = await machines(`/api/machines/${String(at(machine, 'id'))}`);
    expect(json).toMatchObject({ riskScore: 'High' });
  });

  it('are told a hundred times a minute', async () => {
    minutes += 1;
    for (let call = 0; call < 100; call++)
      expect(await machines('/api/machines?$top=1')).toMatchObject({ status: 200 });
    const refused = await machines('/api/machines?$top=1');
    expect(refused).toMatchObject({ status: 429, json: { error: { code: '429' } } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    minutes += 1;
    expect(await machines('/api/machines?$top=1')).toMatchObject({ status: 200 });
  });
});
