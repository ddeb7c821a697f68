import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type OneDriveServer, startOneDrive } from '../support/one-drive';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, type Posted, textOf } from '../support/teams-channel';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const FILE_INFO = 'application/vnd.microsoft.teams.card.file.info';

let drive: OneDriveServer;
let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeAll(async () => {
  drive = await startOneDrive();
  scene = await startScene(startSandboxHere, async ({ home }) => {
    const authorities = path.join(home, 'authorities.pem');
    await writeFile(
      authorities,
      (await readFile(path.join(home, 'sandbox', 'ca.pem'), 'utf8')) + drive.caPem,
    );
    return { NODE_EXTRA_CA_CERTS: authorities, FILES_IN_ONEDRIVE: 'on', ONEDRIVE_HOSTS: drive.host };
  });
  ada = scene.sandbox.user('Global Administrator');
});
afterAll(async () => {
  await scene.stop();
  await drive.close();
});
beforeEach(() => {
  chat = scene.channel.conversation();
  drive.requests.length = 0;
  drive.answer = { status: 201 };
});

async function asked(): Promise<{ request: Posted; context: Record<string, unknown> }> {
  const request = await chat.says(ada, 'audit export csv');
  expect(request.contentType).toBe(CONSENT);
  return { request, context: request.card?.['acceptContext'] as Record<string, unknown> };
}

function accepted(context: unknown, uploadInfo: object = {}) {
  const place = `https://${drive.host}/personal/ada`;
  const info = {
    uploadUrl: `${place}/_api/v2.0/drive/items/01/uploadSession?guid='1'&tempauth=secret-of-the-session`,
    contentUrl: `${place}/Documents/Applications/Drawbridge/audit.csv`,
    ...{ name: 'audit.csv', uniqueId: 'A-1', fileType: 'csv' },
  };
  return { type: 'fileUpload', action: 'accept', context, uploadInfo: { ...info, ...uploadInfo } };
}

function decides(value: unknown, request?: Posted, by = ada, where = chat) {
  return where.asks(by, 'fileConsent/invoke', value, request?.id);
}

it('asks in a personal chat, puts the file into OneDrive once, and keeps nothing', async () => {
  const { request, context } = await asked();
  const announced = request.card?.['sizeInBytes'];
  expect(JSON.stringify(request.card)).not.toContain('http');
  expect((await decides(accepted(context), request)).status).toBe(200);
  expect(drive.requests).toHaveLength(1);
  const [put] = drive.requests;
  const size = Buffer.byteLength(put?.content ?? '');
  expect(put).toMatchObject({
    method: 'PUT',
    range: `bytes 0-${size - 1}/${size}`,
    authorization: undefined,
  });
  expect(put?.content).toContain('"number","at","actor"');
  expect(announced).toBe(size);
  expect(textOf(request.card)).toContain('is in your OneDrive');
  expect(chat.messages().at(-1)).toMatchObject({ contentType: FILE_INFO, card: { uniqueId: 'A-1' } });
  expect(await query(scene.databaseUrl, 'select 1 from files')).toEqual([]);

  await decides(accepted(context), request);
  expect(drive.requests).toHaveLength(1);
  expect(textOf(request.card)).toContain('not there any more');
  expect(scene.bot.printed()).not.toContain('secret-of-the-session');
});

it('puts it there once, however often it is agreed to at the same time', async () => {
  const { request, context } = await asked();
  await Promise.all(Array.from({ length: 10 }, () => decides(accepted(context), request)));
  expect(drive.requests).toHaveLength(1);
});

it('gives it to nobody else, and nowhere else', async () => {
  const { request, context } = await asked();
  const reader = scene.sandbox.user('Security Reader');
  await decides(accepted(context), request, reader);
  await decides(accepted(context), undefined, ada, scene.channel.conversation());
  expect((await fetch(`${scene.bot.url}/files/${String(context['file'])}`)).status).toBe(404);
  expect(drive.requests).toEqual([]);
  await decides(accepted(context), request);
  expect(drive.requests).toHaveLength(1);
});

it('gives a link instead to whoever declines', async () => {
  const { request, context } = await asked();
  await decides({ type: 'fileUpload', action: 'decline', context }, request);
  expect(textOf(request.card)).toContain('was not put into OneDrive');
  const url = /"url":"([^"]+)"/.exec(JSON.stringify(request.card))?.[1] ?? '';
  expect(await (await fetch(url)).text()).toContain('"number","at","actor"');
  await decides(accepted(context), request);
  expect(drive.requests).toEqual([]);
});

it.each([
  'http://localhost/x',
  'https://localhost/x',
  'https://127.0.0.1/x',
  'https://169.254.169.254/metadata',
  'https://evil.example/x',
  'https://ada@contoso-my.sharepoint.com/x',
  'https://contoso-my.sharepoint.com.evil.example/x',
  'file:///etc/passwd',
  'x',
])('asks no other place, such as %s', async (uploadUrl) => {
  const { request, context } = await asked();
  expect((await decides(accepted(context, { uploadUrl }), request)).status).toBe(200);
  expect(drive.requests).toEqual([]);
  expect(textOf(request.card)).toContain('could not be put into OneDrive');
});

it('follows no redirect, and says when OneDrive refuses', async () => {
  for (const answer of [
    { status: 302, headers: { location: `https://${drive.host}/elsewhere` } },
    { status: 403 },
    { status: 507 },
  ]) {
    const { request, context } = await asked();
    drive.answer = answer;
    await decides(accepted(context), request);
    expect(textOf(request.card)).toContain('could not be put into OneDrive');
  }
  expect(drive.requests.map(({ path: asking }) => asking.includes('elsewhere'))).toEqual([
    false,
    false,
    false,
  ]);
});

it('shows no file that Teams says is elsewhere', async () => {
  const { request, context } = await asked();
  await decides(accepted(context, { contentUrl: 'https://evil.example/a.csv' }), request);
  expect(textOf(request.card)).toContain('is in your OneDrive');
  expect(JSON.stringify(chat.messages())).not.toContain('evil.example');
});

it.each([undefined, 'x', {}, { action: 'accept' }, { action: 'accept', context: { file: '../../x' } }])(
  'answers %j, which Teams would not send',
  async (value) => {
    const { request } = await asked();
    expect((await decides(value, request)).status).toBe(200);
    expect(drive.requests).toEqual([]);
  },
);

it('gives a link in a channel and in a group chat', async () => {
  for (const kind of ['channel', 'groupChat'] as const) {
    const { card } = await scene.channel.conversation(kind).says(ada, 'audit export csv');
    expect(JSON.stringify(card)).toContain('/files/');
  }
});

it('asks in a message of its own where a button asked for the file', async () => {
  const which = await chat.says(ada, 'audit export');
  const { body } = await chat.clicks(ada, which, 'command.run');
  expect(body.type).toBe('application/vnd.microsoft.activity.message');
  expect(chat.messages().at(-1)?.contentType).toBe(CONSENT);
  expect(textOf(which.card)).toContain('In which format?');
});
