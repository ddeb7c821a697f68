import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, textOf, type Posted } from '../support/teams-channel';

let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ada = scene.sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
});
afterEach(() => scene.stop());

function linkOf({ card }: Posted): string {
  const [, url] = /"url":"([^"]+)"/.exec(JSON.stringify(card)) ?? [];
  if (url === undefined) throw new Error('The card has no link.');
  return url;
}

it('gives the audit as a file, once, to an administrator alone', async () => {
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.recommended');
  const reader = scene.sandbox.user('Security Reader');
  for (const other of [scene.sandbox.user(), scene.sandbox.guest(), reader])
    expect(JSON.stringify(await chat.says(other, 'audit export csv'))).not.toContain('"url"');

  const asked = await chat.says(ada, 'audit export');
  expect(textOf(asked.card)).toContain('In which format?');
  const given = await chat.says(ada, 'audit export csv');
  expect(textOf(given.card)).toMatch(/\d+ entr(y|ies) in a file/);
  const url = linkOf(given);
  const first = await fetch(url);
  expect(first.headers.get('content-disposition')).toMatch(/attachment.*audit-.*\.csv/);
  const [heading, ...lines] = (await first.text())
    .replace('\uFEFF', '')
    .trim()
    .replaceAll('"', '')
    .split('\r\n');
  expect(heading).toBe('number,at,actor,name,action,subject,detail,previousHash,hash');
  expect(lines.join('\n')).toContain(`${ada.aadObjectId},${ada.name},plan.proposed`);
  expect((await fetch(url)).status).not.toBe(200);
  expect(textOf((await chat.says(ada, 'audit')).card)).toContain('Audit exported');
}, 60_000);
