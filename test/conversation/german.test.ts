import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { fieldsOf } from '../support/settings';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

/** What is said in answer to these is the bot's own; lists of alerts, mails and devices are full of their words. */
const COMMANDS = [
  ...['help', 'hallo', 'status', 'status export', 'status nichts', 'permissions', 'credentials', 'settings'],
  ...['notify', 'notify here', 'approvals', 'audit', 'audit viele', 'audit verify', 'audit export'],
  ...['user', 'user niemand', 'device', 'device nichts', 'mail', 'mail nichts', 'file', 'file nichts'],
  ...['activities', 'quarantine nichts', 'quarantine since:wann', 'hunt', 'hunt kaputt (', 'hunts'],
  ...['hunt save meine DeviceLogonEvents', 'hunt run keine', 'watch', 'watch severity:low', 'watches'],
  ...['alert nichts', 'incident 0', 'alerts titel:x', 'summary by nichts', 'alerts export'],
  ...['disconnect', 'setup zweite', 'setup', 'setup !'],
];
/** They lead to lists and records. */
const TO_DATA = /^(alerts?|incidents?|lookup|quarantine|activities|hunt|mail|user|device|file)\./;
const DECISIONS = ['plan.approve', 'plan.reject', 'response.approve', 'response.reject'];

const ENGLISH = /\b(the|is|are|your|you|with|not|nothing|been|have|which|what|who|and|no|none)\b/i;
/** Requests stay as they are, and what is in the audit, and what Microsoft says. */
const AS_IT_IS = /^(\{|\d+ · |mail |Microsoft sagt: )/;

let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeAll(async () => {
  scene = await startScene(startSandboxHere, { LANGUAGES: 'en,de' });
  ada = { ...scene.sandbox.user('Global Administrator'), locale: 'de-DE' };
  chat = scene.channel.conversation();
});
afterAll(() => scene.stop());

const clicked = new Set<string>();
const english: string[] = [];

it('speaks German from the beginning of a setup to its end', async () => {
  const message = await chat.says(ada, 'setup');
  for (const verb of ['setup.manual', 'setup.custom']) await look(message, message.card, verb);
  await chat.clicks(ada, message, 'setup.custom');
  for (let step = 0; step < 12 && findAction(message.card, 'setup.next'); step++) {
    note(`step ${step}`, message.card);
    await chat.clicks(ada, message, 'setup.next', {
      ...fieldsOf(message.card),
      ...withCapabilities(message),
    });
  }
  await until(() => findAction(message.card, 'plan.approve'), 'the plan');
  note('plan', message.card);
  await chat.clicks(ada, message, 'plan.approve');
  await until(() => (textOf(message.card).includes('Bisher') ? true : undefined), 'the end of the setup');
  note('done', message.card);
  expect(textOf(message.card)).toMatch(/ist mit Defender verbunden.*getestet und gespeichert/s);
  expect(english).toEqual([]);
}, 120_000);

it('speaks German wherever its buttons lead', async () => {
  for (const said of COMMANDS) {
    const message = await chat.says(ada, said);
    note(said, message.card);
    await clickAll(message, message.card, said, 2);
  }
  for (const notice of chat.notices()) note('by itself', notice.card);
  expect(clicked.size).toBeGreaterThan(30);
  expect(english).toEqual([]);
}, 240_000);

it('puts on record in English what a plan in German has changed', async () => {
  const { card } = await chat.says(ada, 'audit 20');
  expect(textOf(card)).toContain('Plan');
  const sent = (await auditSubjects()).filter((subject) => subject.includes('Microsoft Graph'));
  expect(sent).toContain('Allow SecurityAlert.Read.All on Microsoft Graph');
});

async function auditSubjects(): Promise<string[]> {
  const sent = await query(
    scene.databaseUrl,
    `select subject from audit_entries where action = 'change.sent'`,
  );
  return (sent as { subject: string }[]).map(({ subject }) => subject);
}

/** Everything that the sandbox has an answer for. */
function withCapabilities({ card }: Posted): Record<string, string> {
  const all = 'alerts,incidents,directory,hunting,mail,liveResponse,quarantine,triage';
  return 'capabilities' in fieldsOf(card) ? { capabilities: all } : {};
}

/** Sees where a button leads, without the card being replaced. */
async function look(message: Posted, card: unknown, verb: string): Promise<unknown> {
  const data = { ...(findAction(card, verb)?.['data'] as object), ...fieldsOf(card) };
  const answer = await chat.invoke(
    ada,
    message.id,
    { action: { type: 'Action.Execute', verb, data } },
    false,
  );
  note(verb, answer.card);
  return answer.card;
}

/** Each button once, and those behind it. */
async function clickAll(message: Posted, card: unknown, path: string, depth: number): Promise<void> {
  if (depth === 0) return;
  for (const { verb, data } of buttonsOf(card)) {
    const key = verb === 'command.run' ? `${verb} ${JSON.stringify(data)}` : verb;
    if (clicked.has(key) || TO_DATA.test(verb) || DECISIONS.includes(verb)) continue;
    if (TO_DATA.test(`${String((data as { text?: string }).text?.split(' ')[0])}.`)) continue;
    clicked.add(key);
    const action = { type: 'Action.Execute', verb, data: { ...data, ...fieldsOf(card) } };
    const answer = await chat.invoke(ada, message.id, { action }, false);
    note(`${path} > ${verb}`, answer.card);
    await clickAll(message, answer.card, `${path} > ${verb}`, depth - 1);
  }
}

function buttonsOf(card: unknown): { verb: string; data: object }[] {
  if (Array.isArray(card)) return card.flatMap(buttonsOf);
  if (card === null || typeof card !== 'object') return [];
  const { type, verb, data } = card as Record<string, unknown>;
  if (type === 'Action.Execute') return [{ verb: String(verb), data: data ?? {} }];
  return Object.values(card).flatMap(buttonsOf);
}

function note(path: string, card: unknown): void {
  for (const line of linesOf(card))
    if (ENGLISH.test(line) && !AS_IT_IS.test(line)) english.push(`${path}: ${line}`);
}

function linesOf(element: unknown): string[] {
  if (Array.isArray(element)) return element.flatMap(linesOf);
  if (element === null || typeof element !== 'object') return [];
  const { data: _typed, ...shown } = element as Record<string, unknown>;
  return Object.entries(shown).flatMap(([key, value]) =>
    ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText'].includes(key) &&
    typeof value === 'string'
      ? value.split('\n')
      : linesOf(value),
  );
}
