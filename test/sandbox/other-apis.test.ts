import { type Integration, newIntegration } from './integration';
import { at, each, startTenant, type TestTenant } from './tenant';

const CLOUD_APPS = '05a65629-4c1b-48c1-a78b-804c4abdd4af';
const ENDPOINT = 'fc780465-2017-40d4-a0c5-307022471b92';
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000';
const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';

let tenant: TestTenant;
let minutes = 0;
beforeAll(async () => {
  tenant = await startTenant({ clock: () => new Date(Date.now() + minutes * 60_000) });
});
afterAll(() => tenant.stop());

describe('Defender for Cloud Apps', () => {
  const path = '/api/v1/activities/';
  let integration: Integration;
  beforeAll(async () => (integration = await newIntegration(tenant)));

  const post = async (body: object) => {
    const token = await tenant.appToken(`${CLOUD_APPS}/.default`, integration.client);
    return tenant.ask('POST', path, { token, body });
  };

  it('wants a token for it, and a role in that', async () => {
    expect(await tenant.ask('POST', path, { body: {} })).toMatchObject({ status: 401 });
    const token = await tenant.appToken();
    expect(await tenant.ask('POST', path, { token, body: {} })).toMatchObject({ status: 401 });
    expect(await post({})).toMatchObject({ status: 403, json: { detail: expect.any(String) as string } });
  });

  it('pages through activities of the people, newest first', async () => {
    await integration.grant(CLOUD_APPS, 'investigation.read');
    const page = { filters: {}, skip: 0, limit: 100, sortField: 'date', sortDirection: 'desc' };
    const first = await post(page);
    expect(first).toMatchObject({ status: 200, json: { hasNext: true } });
    const times = each(at(first.json, 'data'), 'timestamp') as number[];
    expect(times).toEqual([...times].sort((one, other) => other - one));
    expect(times).toHaveLength(100);
    const total = Number(at(first.json, 'total'));
    const last = await post({ ...page, skip: total - 1 });
    expect(last).toMatchObject({ json: { hasNext: false, total } });
    expect(at(last.json, 'data')).toHaveLength(1);
    expect(await post({ ...page, limit: 101 })).toMatchObject({ status: 400 });
    const { userPrincipalName } = await tenant.person('Elin');
    const hers = await post({ ...page, filters: { 'user.username': { eq: [userPrincipalName] } } });
    expect(new Set(each(at(hers.json, 'data'), 'user.userName'))).toEqual(new Set([userPrincipalName]));
  });

  it('filters by whom, where, with what and when, and refuses what it does not know', async () => {
    const found = async (filters: object) => {
      const { status, json } = await post({ filters, limit: 100 });
      expect(status).toBe(200);
      return at(json, 'data') as object[];
    };
    const mobile = await found({ 'device.type': { eq: ['MOBILE'] }, 'location.country': { neq: ['BE'] } });
    expect(new Set(each(mobile, 'userAgent.deviceType'))).toEqual(new Set(['MOBILE']));
    expect(each(mobile, 'location.countryCode')).not.toContain('BE');
    const began = await found({ 'ip.address': { startswith: ['203.0.113.'] } });
    expect(each(began, 'device.clientIP').every((ip) => String(ip).startsWith('203.0.113.'))).toBe(true);
    const day = { gte: Date.now() - 2 * 86_400_000, lte: Date.now() - 86_400_000 };
    const times = each(await found({ date: day }), 'timestamp') as number[];
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((time) => time >= day.gte && time <= day.lte)).toBe(true);
    for (const filters of [{ 'ip.address': { contains: ['1'] } }, { nothing: { eq: [1] } }])
      expect(await post({ filters })).toMatchObject({ status: 400 });
  });

  it('has done what it raised alerts about', async () => {
    const mass = await post({ filters: { 'ip.address': { eq: ['198.51.100.34'] } } });
    expect(new Set(each(at(mass.json, 'data'), 'eventTypeName'))).toEqual(
      new Set(['EVENT_CATEGORY_DOWNLOAD_FILE']),
    );
  });

  it('takes thirty calls a minute', async () => {
    const replies = [];
    for (let call = 0; call < 31; call++) replies.push(await post({ limit: 1 }));
    const refused = replies.at(-1);
    expect(refused).toMatchObject({ status: 429 });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    minutes += 1;
    expect(await post({ limit: 1 })).toMatchObject({ status: 200 });
  });
});

describe('Defender for Endpoint', () => {
  let integration: Integration;
  beforeAll(async () => (integration = await newIntegration(tenant)));

  const get = async (path: string, name = 'https://api.securitycenter.microsoft.com') => {
    const token = await tenant.appToken(`${name}/.default`, integration.client);
    return tenant.ask('GET', path, { token });
  };

  it('names the roles that are missing', async () => {
    await integration.grant(ENDPOINT, 'Library.Manage');
    expect(await tenant.ask('GET', '/api/machines')).toMatchObject({ status: 401 });
    expect(await get('/api/machines')).toMatchObject({
      status: 403,
      json: {
        error: {
          code: 'Forbidden',
          message:
            'Missing application roles. API required roles: Machine.Read.All,Machine.ReadWrite.All, application roles: Library.Manage.',
        },
      },
    });
    expect(await get('/api/libraryfiles')).toMatchObject({ status: 200 });
  });

  it('lists, filters and shows machines', async () => {
    await integration.grant(ENDPOINT, 'Machine.Read.All');
    const { json } = await get('/api/machines?$top=1', 'https://api.security.microsoft.com');
    expect(at(json, 'value')).toHaveLength(1);
    const name = String(at(json, 'value.0.computerDnsName'));
    const filtered = (filter: string) => get(`/api/machines?$filter=${encodeURIComponent(filter)}`);
    const equal = await filtered(`computerDnsName eq '${name}'`);
    expect(each(at(equal.json, 'value'), 'computerDnsName')).toEqual([name]);
    const servers = await filtered("startswith(computerDnsName,'srv-')");
    expect(at(servers.json, 'value')).toHaveLength(5);
    expect(await filtered("agentVersion eq 'x'")).toMatchObject({ status: 400 });
    const id = String(at(json, 'value.0.id'));
    expect(await get(`/api/machines/${id}`)).toMatchObject({ status: 200, json: { id } });
    expect(await get('/api/machines/nothing')).toMatchObject({ status: 404 });
  });
});

describe('Exchange Online', () => {
  let integration: Integration;
  beforeAll(async () => (integration = await newIntegration(tenant)));

  const run = async (name: string, parameters: object, headers?: Record<string, string>) => {
    const { tenantId } = tenant.sandbox;
    const token = await tenant.appToken('https://outlook.office365.com/.default', integration.client);
    const anchor = `APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@${tenantId}`;
    return tenant.ask('POST', `/adminapi/beta/${tenantId}/InvokeCommand`, {
      token,
      headers: headers ?? { 'x-anchormailbox': anchor },
      body: { CmdletInput: { CmdletName: name, Parameters: parameters } },
    });
  };
  const list = (Page: number, PageSize: number) => run('Get-QuarantineMessage', { Page, PageSize });

  it('wants the app role and a directory role', async () => {
    expect(await list(1, 1)).toMatchObject({ status: 401 });
    await integration.grant(EXCHANGE, 'Exchange.ManageAsApp');
    const refused = await list(1, 1);
    expect(refused).toMatchObject({ status: 403, headers: { 'content-type': 'application/json' } });
    expect(refused.bytes).toEqual(Buffer.alloc(1024));
    await integration.assign(SECURITY_READER);
    expect(await list(1, 1)).toMatchObject({ status: 200 });
  });

  it('pages through quarantined mail, and exports one', async () => {
    const first = await list(1, 10);
    expect(at(first.json, 'value')).toHaveLength(10);
    const second = await list(2, 10);
    expect((at(second.json, 'value') as unknown[]).length).toBeLessThan(10);
    expect((await list(1, 0)).json).toMatchObject({ value: [] });
    const Identity = String(at(first.json, 'value.0.Identity'));
    const exported = await run('Export-QuarantineMessage', { Identity });
    const eml = Buffer.from(String(at(exported.json, 'value.0.Eml')), 'base64').toString();
    expect(eml).toContain(`Subject: ${String(at(first.json, 'value.0.Subject'))}`);
  });

  it('gives headers, filters, and lets no reader release', async () => {
    const [first] = at((await list(1, 1)).json, 'value') as { Identity: string; SenderAddress: string }[];
    const Identity = first?.Identity ?? '';
    const header = await run('Get-QuarantineMessageHeader', { Identity });
    expect(at(header.json, 'value.0.Header')).toContain(`From: ${first?.SenderAddress ?? ''}`);
    expect(await run('Get-QuarantineMessageHeader', { Identity: 'none' })).toMatchObject({ status: 400 });
    const phish = await run('Get-QuarantineMessage', { QuarantineTypes: ['Phish'], PageSize: 100 });
    expect(new Set(each(at(phish.json, 'value'), 'Type'))).toEqual(new Set(['Phish']));
    const all = await run('Get-QuarantineMessage', { Identity: 'none' });
    expect((at(all.json, 'value') as unknown[]).length).toBeGreaterThan(1);
    const refused = await run('Release-QuarantineMessage', { Identity, ReleaseToAll: true });
    expect(refused.status).toBe(403);
    expect(refused.bytes).toEqual(Buffer.alloc(1024));
    await integration.assign('194ae4cb-b126-40b2-bd5b-6091b380977d');
    const both = { Identity, ReleaseToAll: true, User: ['a@b.example'] };
    expect(await run('Release-QuarantineMessage', both)).toMatchObject({ status: 400 });
    expect(await run('Release-QuarantineMessage', { Identity, ReleaseToAll: true })).toMatchObject({
      status: 200,
    });
    const after = await run('Get-QuarantineMessage', { Identity });
    expect(at(after.json, 'value.0.ReleaseStatus')).toBe('Released');
  });

  it('says what is wrong at the deepest place', async () => {
    const reason = (json: unknown) => at(json, 'error.innererror.internalexception.message');
    const unknown = await run('Remove-Everything', {});
    expect(unknown.status).toBe(400);
    expect(reason(unknown.json)).toContain('Remove-Everything');
    expect(reason((await list(0, 10)).json)).toContain('Page');
    expect(reason((await run('Get-QuarantineMessage', {}, {})).json)).toContain('X-AnchorMailbox');
  });
});
