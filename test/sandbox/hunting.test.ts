import { parseAlert } from '../../src/alerts/model';
import { library } from '../../src/lookups/hunting/library';
import { type Offer, offersFor, questionOf } from '../../src/lookups/hunting/offers';
import { newIntegration } from './integration';
import { at, each, startTenant, type TestTenant } from './tenant';

const GRAPH = '00000003-0000-0000-c000-000000000000';
const PATH = '/v1.0/security/runHuntingQuery';

let tenant: TestTenant;
let token: string;
let renew: () => Promise<string>;
let minutes = 0;
beforeAll(async () => {
  tenant = await startTenant({ clock: () => new Date(Date.now() + minutes * 60_000) });
  const integration = await newIntegration(tenant);
  await integration.grant(GRAPH, 'ThreatHunting.Read.All');
  await integration.grant(GRAPH, 'SecurityAlert.Read.All');
  renew = () => tenant.appToken(undefined, integration.client);
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  minutes += 2;
  token = await renew();
});

const hunt = (Query: string, Timespan?: string) =>
  tenant.ask('POST', PATH, { token, body: { Query, ...(Timespan !== undefined && { Timespan }) } });

async function rows(query: string, timespan?: string): Promise<Record<string, unknown>[]> {
  const { status, json, text } = await hunt(query, timespan);
  if (status !== 200) throw new Error(text);
  return at(json, 'results') as Record<string, unknown>[];
}

it('wants the permission', async () => {
  const other = await newIntegration(tenant);
  const without = await tenant.appToken(undefined, other.client);
  const body = { Query: 'AlertInfo' };
  expect(await tenant.ask('POST', PATH, { token: without, body })).toMatchObject({ status: 403 });
});

it('gives types and rows as documented', async () => {
  const { json } = await hunt('EntraIdSignInEvents | project Timestamp, ErrorCode, IsGuestUser | take 1');
  expect(at(json, 'schema')).toEqual([
    { name: 'Timestamp', type: 'DateTime' },
    { name: 'ErrorCode', type: 'Int32' },
    { name: 'IsGuestUser', type: 'SByte' },
  ]);
  expect(at(json, 'results.0')).toMatchObject({
    Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/) as string,
    ErrorCode: expect.any(Number) as number,
  });
});

it('filters, reckons, counts and sorts', async () => {
  const { userPrincipalName: upn } = await tenant.person('Elin');
  const mine = await rows(`let who = "${upn.toUpperCase()}"; // who
    EntraIdSignInEvents
    | where AccountUpn =~ who and Timestamp > ago(5d)
    | sort by Timestamp asc`);
  expect(mine.length).toBeGreaterThan(5);
  expect(new Set(mine.map((row) => row['AccountUpn']))).toEqual(new Set([upn]));
  const times = mine.map((row) => String(row['Timestamp']));
  expect(times).toEqual([...times].sort());
  const counted = await rows(
    'DeviceLogonEvents | summarize Logons = count() by ActionType | top 1 by Logons',
  );
  expect(counted).toEqual([{ ActionType: 'LogonSuccess', Logons: expect.any(Number) as number }]);
  const [all] = await rows('DeviceLogonEvents | count');
  const parts = await rows('DeviceLogonEvents | summarize count() by DeviceName');
  expect(parts.reduce((sum, row) => sum + Number(row['count_']), 0)).toBe(all?.['Count']);
  const files = await rows(
    `DeviceProcessEvents | where not(FileName in~ ("SVCHOST.exe", 'teams.exe')) and FileName !contains "edge" | distinct FileName`,
  );
  expect(files.map((row) => row['FileName'])).toContain('powershell.exe');
  expect(files.map((row) => row['FileName'])).not.toContain('teams.exe');
  expect(await rows('AlertInfo | where Timestamp > now() | extend Day = 1d, Low = tolower(Title)')).toEqual(
    [],
  );
  const some = await rows('AlertInfo | where Title startswith "phish" or Title has "PowerShell" | limit 3');
  expect(some).toHaveLength(3);
});

it('keeps to the time span', async () => {
  const [month, week, hours] = await Promise.all([
    rows('DeviceLogonEvents | count'),
    rows('DeviceLogonEvents | count', 'P7D'),
    rows('DeviceLogonEvents | count', 'PT1H'),
  ]);
  const count = (found: typeof month) => Number(found[0]?.['Count']);
  expect(count(month)).toBeGreaterThan(count(week));
  expect(count(week)).toBeGreaterThan(count(hours));
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString();
  expect(count(await rows('DeviceLogonEvents | count', `${day(3)}/${day(2)}`))).toBeGreaterThan(0);
  expect(await hunt('AlertInfo', 'soon')).toMatchObject({ status: 400 });
});

it.each([
  [
    'NoSuchTable | where A == 1',
    `'where' operator: Failed to resolve table or column expression named 'NoSuchTable'. Fix semantic errors in your query.`,
  ],
  [
    'AlertInfo | where Tittle == "x"',
    `'where' operator: Failed to resolve scalar expression named 'Tittle'. Fix semantic errors in your query.`,
  ],
  [
    'AlertInfo | project x',
    `'project' operator: Failed to resolve scalar expression named 'x'. Fix semantic errors in your query.`,
  ],
  ['AlertInfo | where frob(Title)', `Unknown function: 'frob'. Fix semantic errors in your query.`],
  ['AlertInfo where', 'Query operator expected.. Fix syntax errors in your query.'],
  ['AlertInfo | where Title == ', 'The incomplete fragment is unexpected. Fix syntax errors in your query.'],
  ['AlertInfo | where Title == "open', 'A recognition error occurred.. Fix syntax errors in your query.'],
  [
    'AlertInfo | join (AlertInfo) on Title',
    `The operator 'join' is not supported here. Fix semantic errors in your query.`,
  ],
  [
    'let a = b; AlertInfo',
    `'extend' operator: Failed to resolve scalar expression named 'b'. Fix semantic errors in your query.`,
  ],
])('refuses %j in the words of the service', async (query, message) => {
  expect(await hunt(query)).toMatchObject({
    status: 400,
    json: { error: { code: 'BadRequest', message, innerError: { date: expect.any(String) as string } } },
  });
});

it('takes 45 calls a minute, and says how long to wait', async () => {
  const replies = await Promise.all(Array.from({ length: 46 }, () => hunt('AlertInfo | take 1')));
  const refused = replies.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ json: { error: { code: 'TooManyRequests' } } });
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
});

it('answers every hunt of the library about the alerts of the tenant', async () => {
  const { json } = await tenant.ask('GET', '/v1.0/security/alerts_v2?$top=100', { token });
  const alerts = (at(json, 'value') as unknown[]).flatMap((record) => {
    const parsed = parseAlert(record);
    return parsed.ok ? [parsed.alert] : [];
  });
  const empty: string[] = [];
  // Nobody in the sandbox mails the files that its alerts are about.
  for (const hunted of library.filter(({ id }) => id !== 'hash-in-mail')) {
    const offers = alerts.flatMap((alert) => offersFor(alert).filter(({ hunt: one }) => one === hunted));
    const distinct = new Map(offers.map((offer) => [offer.entity.key, offer] as const));
    if (!(await findsSomething([...distinct.values()].slice(0, 12)))) empty.push(hunted.id);
  }
  expect(empty).toEqual([]);
  expect(each(library, 'id')).toHaveLength(new Set(each(library, 'id')).size);
});

/** Asks until one of them finds something; time goes on meanwhile, so that the limit is kept. */
async function findsSomething(offers: readonly Offer[]): Promise<boolean> {
  for (const offer of offers) {
    minutes += 2;
    token = await renew();
    if ((await rows(questionOf(offer, 'alert').query)).length > 0) return true;
  }
  return false;
}
