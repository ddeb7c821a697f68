import { connect } from '../support/connecting';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, type Posted, textOf, until } from '../support/teams-channel';

const ACTIVITIES = 'api/v1/activities';

let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeAll(async () => {
  scene = await startScene(startSandboxHere, { LANGUAGES: 'en,de' });
  ada = scene.sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
  const capabilities = 'alerts,mail,quarantine,cloudApps,liveResponse';
  await connect(chat, ada, { capabilities, cloudAppsUrl: scene.sandbox.url });
  // The setup tries it out, and so do the check that follows and the first of the regular ones: a fault would be theirs.
  await until(async () => {
    const { requests } = await scene.sandbox.state();
    return requests.filter(({ path }) => path.includes(ACTIVITIES)).length > 2 ? true : undefined;
  }, 'the first checks');
}, 120_000);
afterAll(() => scene.stop());

const says = (text: string): Promise<Posted> => chat.says(ada, text, { locale: 'de-DE' });

async function becomes(message: Posted, expected: RegExp): Promise<string> {
  return until(() => {
    const text = textOf(message.card);
    return expected.test(text) ? text : undefined;
  }, String(expected));
}

it('goes on in German after the turn, and puts on record in English what is looked up', async () => {
  await scene.sandbox.control('faults', { path: ACTIVITIES, delayMs: 2_500, times: 1 });
  const message = await says('activities');
  expect(textOf(message.card)).toContain('Alle Aktivitäten werden nachgeschlagen');
  expect(await becomes(message, /\d Aktivitäten/)).toMatch(/alle, die neuesten zuerst.*1–7 von \d+.*Weiter/s);
  const statement = `select subject from audit_entries where action = 'lookup.activities'`;
  expect(await query(scene.databaseUrl, statement)).toEqual([{ subject: 'all activities' }]);
});

it('says in German after the turn what went wrong', async () => {
  await scene.sandbox.control('faults', { path: ACTIVITIES, delayMs: 2_500, status: 429, retryAfter: 60 });
  const message = await says('activities 203.0.113.24');
  expect(textOf(message.card)).toContain('203.0.113.24 wird nachgeschlagen');
  expect(await becomes(message, /aufgebraucht/)).toMatch(/Versuchen Sie es in \d+ s noch einmal/);
});

it('shows files, mails and quarantine in German', async () => {
  const hash = '3395856ce81f2b7382dee72602f798b642f14140';
  await becomes(await says(`file ${hash} on lap-24`), /Bewertung.*Weltweit gesehen.*lap-24/s);
  await becomes(await says('mail gibt es nicht'), /Keine gespeicherte Warnung nennt eine E-Mail/);
  await becomes(await says('quarantine'), /Phishing mit hoher Zuverlässigkeit · zurückgehalten/);
  await becomes(await says('quarantine since:wann'), /since: nimmt eine Zeit zurück/);
});
