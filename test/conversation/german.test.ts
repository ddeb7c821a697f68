import { appendFileSync } from 'node:fs';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { fieldsOf } from '../support/settings';
import { type Conversation, findAction, textOf, until } from '../support/teams-channel';

let scene: Scene;
jest.setTimeout(600_000);

beforeAll(async () => {
  scene = await startScene(startSandboxHere, { LANGUAGES: 'en,de' });
});
afterAll(() => scene.stop());

const SAID = (process.env['SAID'] ?? '').split('|').filter(Boolean);
const COMMANDS =
  SAID.length > 0
    ? SAID
    : [
        'help',
        'hallo',
        'status',
        'permissions',
        'credentials',
        'settings',
        'notify',
        'approvals',
        'audit',
        'audit verify',
        'alerts',
        'alerts severity:high',
        'incidents',
        'summary',
        'summary 30d by source',
        'user',
        'user elin haugen',
        'user niemand',
        'device',
        'device lap-24',
        'device nichts',
        'mail',
        'mail invoice',
        'mail nichtda',
        'file',
        'file abc',
        'quarantine',
        'quarantine nichtda',
        'activities',
        'activities elin',
        'activities 203.0.113.24',
        'hunt',
        'hunt DeviceInfo | take 1',
        'hunt kaputt (',
        'hunts',
        'watch',
        'watch severity:high',
        'watches',
        'ask',
        'ask was ist los',
        'status export',
        'status nichtda',
        'setup zweite',
        'disconnect',
        'setup',
      ];

const seen = new Set<string>();
const outcomes: { path: string; text: string }[] = [];

it('speaks German throughout', async () => {
  const ada = { ...scene.sandbox.user('Global Administrator'), locale: 'de-DE' };
  const chat = scene.channel.conversation();
  const note = (path: string, card: unknown, extra = '') => {
    outcomes.push({ path, text: allText(card) });
    appendFileSync('/tmp/german.txt', `\n=== ${path} ${extra}\n${lines(card).join('\n')}\n`);
  };
  const message = await chat.says(ada, 'setup');
  note('setup', message.card);
  for (const verb of ['setup.manual', 'setup.custom']) {
    const { card } = await chat.invoke(ada, message.id, { action: actionOf(message.card, verb) }, false);
    note(verb, card);
  }
  await chat.clicks(ada, message, 'setup.custom');
  for (let step = 0; step < 12 && findAction(message.card, 'setup.next'); step++) {
    const fields = fieldsOf(message.card);
    note(`custom ${step}`, message.card);
    if ('capabilities' in fields)
      fields['capabilities'] = 'alerts,incidents,directory,hunting,mail,liveResponse,quarantine,response';
    await chat.clicks(ada, message, 'setup.next', fields);
  }
  note('custom end', message.card);
  await until(() => findAction(message.card, 'plan.approve'), 'the plan');
  note('plan', message.card);
  await chat.clicks(ada, message, 'plan.approve');
  note('approved', message.card);
  await until(() => findAction(message.card, 'alerts.show'), 'the end');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  note('done', message.card, message.text);
  for (const said of COMMANDS) await visit(chat, ada, said, note);
  for (const notice of chat.notices()) note('notice', notice.card);
}, 600_000);

async function visit(
  chat: Conversation,
  user: Parameters<Conversation['says']>[0],
  said: string,
  note: (path: string, card: unknown) => void,
) {
  const message = await chat.says(user, said);
  await new Promise((resolve) => setTimeout(resolve, 300));
  note(said, message.card);
  await clickAll(message.card, said, 2);
  async function clickAll(card: unknown, path: string, depth: number): Promise<void> {
    if (depth === 0) return;
    for (const action of actionsOf(card)) {
      const verb = String(action['verb']);
      const data = { ...(action['data'] as object), ...fieldsOf(card) };
      const key = verb === 'command.run' ? `run ${JSON.stringify(data)}` : verb;
      if (seen.has(key) || ['plan.approve', 'plan.reject'].includes(verb)) continue;
      seen.add(key);
      const place = `${path} > ${verb} ${JSON.stringify(data).slice(0, 80)}`;
      try {
        const answer = await chat.invoke(
          user,
          message.id,
          { action: { type: 'Action.Execute', verb, data } },
          false,
        );
        note(place, answer.card);
        await clickAll(answer.card, place, depth - 1);
      } catch (error) {
        appendFileSync('/tmp/german.txt', `\n=== ${place} FAILED ${String(error).slice(0, 300)}\n`);
      }
    }
  }
}

function actionsOf(card: unknown): Record<string, unknown>[] {
  if (Array.isArray(card)) return card.flatMap(actionsOf);
  if (card === null || typeof card !== 'object') return [];
  const element = card as Record<string, unknown>;
  return element['type'] === 'Action.Execute' ? [element] : Object.values(element).flatMap(actionsOf);
}
function actionOf(card: unknown, verb: string) {
  return findAction(card, verb);
}
function lines(element: unknown): string[] {
  if (Array.isArray(element)) return element.flatMap(lines);
  if (element === null || typeof element !== 'object') return [];
  return Object.entries(element).flatMap(([key, value]) =>
    ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText'].includes(key) &&
    typeof value === 'string'
      ? [value]
      : lines(value),
  );
}
function allText(card: unknown) {
  return textOf(card);
}
