import { planned } from '../support/connecting';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

let scene: Scene;
let ada: ChannelUser;
let elin: ChannelUser;
let chat: Conversation;

beforeAll(async () => {
  scene = await startScene(startSandboxHere, { LANGUAGES: 'en,de' });
  ada = { ...scene.sandbox.user('Global Administrator'), locale: 'de-DE' };
  elin = { ...scene.sandbox.user('Security Operator'), locale: 'en-GB' };
  chat = scene.channel.conversation('groupChat');
});
afterAll(() => scene.stop());

function shows(message: Posted, words: RegExp): Promise<string> {
  return until(() => (words.test(textOf(message.card)) ? textOf(message.card) : undefined), String(words));
}

async function subjects(action: string): Promise<string[]> {
  const rows = await query(
    scene.databaseUrl,
    `select subject from audit_entries where action = '${action}' order by number`,
  );
  return (rows as { subject: string }[]).map(({ subject }) => subject);
}

it('goes on with a plan in its language after the bot was killed', async () => {
  await scene.sandbox.control('propagation', { minSeconds: 3, maxSeconds: 3, flap: 0 });
  const message = await chat.says(ada, 'setup');
  await planned(chat, ada, message, { capabilities: 'alerts,triage' });
  await chat.clicks(ada, message, 'plan.approve');
  await until(async () => (await subjects('change.sent'))[0], 'the first change');
  await scene.restart();
  await scene.sandbox.control('propagation', { minSeconds: 0, maxSeconds: 0, flap: 0 });
  expect(await shows(message, /Bisher \d+ Warnungen/)).toMatch(
    /ist mit Defender verbunden.*Getestet mit je einem echten Aufruf.*Freigegeben von Ada Lindqvist/s,
  );
  expect(await subjects('change.sent')).toContain('Allow SecurityAlert.Read.All on Microsoft Graph');
}, 120_000);

it('carries an action out in the language that it was asked for in, whoever looks at it', async () => {
  const id = 'kept-language-1';
  await scene.sandbox.control('alerts', {
    items: [{ id, title: 'Torsensor', severity: 'high', status: 'new', assignedTo: null }],
  });
  await until(async () => {
    const { card } = await chat.says(ada, `alert ${id}`);
    return findAction(card, 'triage.open');
  }, 'the alert to be read');
  const alert = await chat.says(ada, `alert ${id}`);
  const before = chat.messages().length;
  await chat.clicks(ada, alert, 'triage.open');
  const form = await until(() => chat.messages()[before], 'the form');
  await chat.clicks(ada, form, 'triage.submit', { status: 'resolved' });
  await until(() => findAction(form.card, 'response.approve'), 'the question');
  expect(textOf(form.card)).toMatch(/Das in Defender tun\?.*Status auf „gelöst“ setzen/s);
  await chat.clicks(ada, form, 'response.approve');
  expect(await shows(form, /In Defender erledigt/)).toContain('Freigegeben von Ada Lindqvist');
  expect(textOf(await chat.sees(elin, form))).toContain('In Defender erledigt');
  for (const action of ['response.proposed', 'response.approved', 'response.started', 'response.done'])
    expect([action, await subjects(action)]).toEqual([action, ['Set it to resolved']]);
}, 60_000);

it('shows pages in the language of the browser', async () => {
  const page = async (languages: string) => {
    const headers = { 'accept-language': languages };
    return (await fetch(`${scene.bot.url}/sign-in/callback`, { headers })).text();
  };
  expect(await page('de-AT,de;q=0.9,en;q=0.5')).toMatch(/<html lang="de">.*Es wurde nichts freigegeben/s);
  expect(await page('fr,de;q=0.5')).toMatch(/<html lang="en">.*Nothing was approved/s);
});
