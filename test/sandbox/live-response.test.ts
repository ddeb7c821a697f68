import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { ENDPOINT_APP_ID as ENDPOINT } from '../../src/sandbox/tenant/apis';
import { madeUpFile, madeUpHash } from '../../src/sandbox/tenant/made-up-file';
import { type Integration, newIntegration } from './integration';
import { at, each, startTenant, type TestTenant } from './tenant';

let now = new Date('2026-11-02T09:00:00Z');
let tenant: TestTenant;
let integration: Integration;
let machine: string;
const FILE = 'codec.exe';
const SESSION = '0123456789abcdef';
const BOUNDARY = '----------------------0123456789';

beforeAll(async () => {
  tenant = await startTenant({ clock: () => now });
  integration = await newIntegration(tenant);
});
afterAll(() => tenant.stop());

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}

async function call(method: string, path: string, body?: unknown, headers = {}) {
  const token = await tenant.appToken(`${ENDPOINT}/.default`, integration.client);
  return tenant.ask(method, path, { token, body, headers });
}

const run = (commands: object[], comment = 'A test', id = machine) =>
  call('POST', `/api/machines/${id}/runliveresponse`, { Commands: commands, Comment: comment });
const script = (args: string) => ({
  type: 'RunScript',
  params: [
    { key: 'ScriptName', value: 'fetch.ps1' },
    { key: 'Args', value: args },
  ],
});
const restore = (hash: string) => script(`-Action Restore -Reference ${SESSION} -Hash ${hash}`);
const collect = {
  type: 'GetFile',
  params: [{ key: 'Path', value: String.raw`C:\Windows\Temp\drawbridge-${SESSION}\file.bin` }],
};

it('wants the role of each call', async () => {
  for (const [method, path] of [
    ['POST', '/api/libraryfiles'],
    ['POST', `/api/machines/${'a'.repeat(40)}/runliveresponse`],
    ['GET', '/api/machineactions'],
    ['POST', '/api/machineactions/x/cancel'],
    ['GET', `/api/files/${'a'.repeat(40)}`],
    ['GET', `/api/files/${'a'.repeat(40)}/stats`],
  ] as const)
    expect(await call(method, path, method === 'POST' ? {} : undefined)).toMatchObject({
      status: 403,
      json: { error: { code: 'Forbidden' } },
    });
  for (const role of ['Machine.Read.All', 'Machine.LiveResponse', 'Library.Manage', 'File.Read.All'])
    await integration.grant(ENDPOINT, role);
  const { json } = await call('GET', '/api/machines?$top=1');
  machine = String(at(json, 'value.0.id'));
  await tenant.control('POST', 'alerts', {
    items: [
      {
        id: 'quarantined',
        evidence: [
          { mdeDeviceId: machine, fileDetails: { fileName: FILE, sha256: madeUpHash(FILE, 'sha256') } },
        ],
      },
    ],
  });
});

it('knows the files of its alerts, by SHA-1 and SHA-256', async () => {
  const sha256 = madeUpHash(FILE, 'sha256');
  for (const hash of [madeUpHash(FILE, 'sha1'), sha256]) {
    expect((await call('GET', `/api/files/${hash}`)).json).toMatchObject({ sha256, isPeFile: true });
    expect((await call('GET', `/api/files/${hash}/stats`)).json).toMatchObject({ topFileNames: [FILE] });
  }
  for (const hash of [madeUpHash(FILE, 'md5'), '0'.repeat(64)])
    expect(await call('GET', `/api/files/${hash}`)).toMatchObject({ status: 404 });
});

it('keeps scripts that come as a form, and overwrites none unasked', async () => {
  const upload = (fields: Record<string, string>) => {
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const text = '# MpCmdRun.exe -Restore';
    const file = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="File"; filename="fetch.ps1"\r\n\r\n${text}\r\n`;
    return sendRaw(`${parts.join('')}${file}--${BOUNDARY}--\r\n`);
  };
  const sendRaw = async (body: string) => {
    const token = await tenant.appToken(`${ENDPOINT}/.default`, integration.client);
    const type = `multipart/form-data; boundary=${BOUNDARY}`;
    return tenant.ask('POST', '/api/libraryfiles', { token, raw: body, headers: { 'content-type': type } });
  };
  const sent = await upload({ Description: 'A test', OverrideIfExists: 'true' });
  const sha256 = createHash('sha256').update('# MpCmdRun.exe -Restore').digest('hex');
  expect(sent).toMatchObject({ status: 200, json: { fileName: 'fetch.ps1', sha256, description: 'A test' } });
  expect(await upload({})).toMatchObject({ status: 400, json: { error: { code: 'BadRequest' } } });
  expect(await sendRaw('no form')).toMatchObject({ status: 400 });
  const { json } = await call('GET', '/api/libraryfiles');
  expect(each(at(json, 'value'), 'fileName')).toContain('fetch.ps1');
});

it('runs a session command by command, and gives what they left for half an hour', async () => {
  const { status, json } = await run([restore(madeUpHash(FILE, 'sha1')), collect], 'Mine 1');
  expect(status).toBe(201);
  expect(json).toMatchObject({ type: 'LiveResponse', status: 'Pending', requestorComment: 'Mine 1' });
  expect(each(at(json, 'commands'), 'commandStatus')).toEqual(['Created', 'Created']);
  const id = String(at(json, 'id'));
  expect(await run([restore('a')])).toMatchObject({
    status: 400,
    json: { error: { code: 'ActiveRequestAlreadyExists' } },
  });
  later(3);
  expect((await call('GET', `/api/machineactions/${id}`)).json).toMatchObject({ status: 'InProgress' });
  expect(await call('GET', linkPath(id, 1))).toMatchObject({ status: 404 });
  later(10);
  const listed = await call(
    'GET',
    `/api/machineactions?$filter=${encodeURIComponent(`machineId eq '${machine}'`)}&$top=5`,
  );
  expect(at(listed.json, 'value.0')).toMatchObject({ id, status: 'Succeeded', requestorComment: 'Mine 1' });
  const said = await tenant.ask('GET', await linkOf(id, 0));
  expect(said.json).toMatchObject({ exit_code: 0, script_output: 'drawbridge: restored\n' });
  const link = await linkOf(id, 1);
  const { bytes } = await tenant.ask('GET', link);
  expect(gunzipSync(bytes)).toEqual(madeUpFile(FILE));
  expect(await tenant.ask('GET', link.replace(/sig=[^&]+/, 'sig=x'))).toMatchObject({ status: 403 });
  expect(await call('GET', link)).toMatchObject({ status: 403 });
  later(31 * 60);
  expect(await tenant.ask('GET', link)).toMatchObject({ status: 403 });
  expect(await tenant.ask('GET', await linkOf(id, 1))).toMatchObject({ status: 200 });
  await run([script(`-Action Remove -Reference ${SESSION}`)]);
  later(10);
  expect(await tenant.control('POST', 'live-response', { device: await nameOf() })).toMatchObject({
    left: [],
  });
});

it('stops after a command that failed', async () => {
  const { json } = await run([restore('0'.repeat(40)), collect]);
  later(20);
  const ended = await call('GET', `/api/machineactions/${String(at(json, 'id'))}`);
  expect(ended.json).toMatchObject({ status: 'Failed' });
  expect(each(at(ended.json, 'commands'), 'commandStatus')).toEqual(['Completed', 'Failed']);
});

it('waits for a device that is offline, until it is cancelled or three days are over', async () => {
  const device = await nameOf();
  await tenant.control('POST', 'live-response', { device, offline: true });
  const first = String(at((await run([collect])).json, 'id'));
  later(60);
  const cancel = () => call('POST', `/api/machineactions/${first}/cancel`, { Comment: 'No more' });
  expect((await cancel()).json).toMatchObject({ status: 'Cancelled', cancellationComment: 'No more' });
  expect(await cancel()).toMatchObject({ status: 400 });
  const second = String(at((await run([collect])).json, 'id'));
  later(3 * 86_400 + 1);
  expect((await call('GET', `/api/machineactions/${second}`)).json).toMatchObject({ status: 'TimeOut' });
  await tenant.control('POST', 'live-response', { device, offline: false });
});

it('refuses commands out of order, unknown devices, and more than ten calls a minute', async () => {
  later(60);
  expect(await run([collect, restore('a')])).toMatchObject({ status: 400 });
  expect(await run([collect], 'Mine', 'f'.repeat(40))).toMatchObject({ status: 404 });
  for (let round = 0; round < 8; round++) await run([]);
  const refused = await run([collect]);
  expect(refused).toMatchObject({ status: 429 });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
});

function linkPath(id: string, index: number): string {
  return `/api/machineactions/${id}/GetLiveResponseResultDownloadLink(index=${index})`;
}

async function linkOf(id: string, index: number): Promise<string> {
  const { json } = await call('GET', linkPath(id, index));
  const { pathname, search } = new URL(String(at(json, 'value')));
  return pathname + search;
}

async function nameOf(): Promise<string> {
  const { json } = await call('GET', `/api/machines/${machine}`);
  return String(at(json, 'computerDnsName')).split('.')[0] ?? '';
}
