import { randomUUID } from 'node:crypto';
import { actions } from '../../src/teams/actions';
import { commands } from '../../src/teams/commands';
import type { Scene } from '../support/scene';
import { type ChannelUser, type Conversation, textOf } from '../support/teams-channel';
import { footprint, settled } from './support/footprint';
import { CANARY, startGuardedTenant } from './support/guarded-tenant';
import type { Button } from './support/tour';

const SEEN_TWICE = 3;

let scene: Scene;
let chat: Conversation;
let ada: ChannelUser;
let buttons: Button[];

beforeAll(async () => {
  ({ scene, chat, ada, buttons } = await startGuardedTenant(
    'alerts,incidents,directory,hunting,mail,liveResponse,quarantine,triage',
  ));
}, 180_000);
afterAll(() => scene.stop());

/** Everybody who may neither read nor decide. */
function strangers(): [string, ChannelUser][] {
  return [
    ['an ordinary member', scene.sandbox.user()],
    ['a guest', scene.sandbox.guest()],
    ['somebody whom the tenant does not know', { aadObjectId: randomUUID(), name: ada.name }],
  ];
}

/** A few of each button, so that every kind is tried with what it really carries. */
function ofEach(wanted: (verb: string) => boolean): Button[] {
  const tried = new Map<string, number>();
  return buttons.filter(({ verb }) => {
    tried.set(verb, (tried.get(verb) ?? 0) + 1);
    return wanted(verb) && (tried.get(verb) ?? 0) <= SEEN_TWICE;
  });
}

async function clicked(who: ChannelUser, { verb, data }: Button): Promise<string> {
  const { status, body } = await chat.invokes(who, undefined, { type: 'Action.Execute', verb, data });
  expect([verb, status]).toEqual([verb, 200]);
  return JSON.stringify(body);
}

/** @param reads whether they may ask the tenant for things, as readers may */
async function unchangedBy(work: () => Promise<void>, reads = false): Promise<void> {
  const { asked, ...before } = await settled(scene);
  const said = scene.channel.posted.length;
  await work();
  expect(await footprint(scene)).toMatchObject(reads ? before : { ...before, asked });
  const told = JSON.stringify(scene.channel.posted.slice(said));
  expect(told).not.toContain(CANARY);
}

it('knows every button', () => {
  expect(new Set(buttons.map(({ verb }) => verb)).size).toBeGreaterThanOrEqual(actions.length);
  expect(JSON.stringify(scene.channel.posted)).toContain(CANARY);
});

it('lets nobody without a role do, see or ask anything of the tenant, whatever they say', async () => {
  for (const [kind, who] of strangers())
    await unchangedBy(async () => {
      for (const { name, who: audience, examples } of commands) {
        if (audience === 'anyone') continue;
        for (const example of examples) {
          const text = textOf((await chat.says(who, example)).card);
          expect([kind, name, text]).toEqual([
            kind,
            name,
            expect.stringMatching(/is for|are for|not one of/),
          ]);
        }
      }
    });
}, 120_000);

it('lets nobody without a role do or see anything, whatever they click', async () => {
  for (const [, who] of strangers())
    await unchangedBy(async () => {
      for (const button of ofEach(() => true)) expect(await clicked(who, button)).not.toContain(CANARY);
    });
}, 300_000);

it('lets a reader decide and change nothing that is an administrator’s', async () => {
  const admins = actions.filter(({ who }) => who === 'admin').map(({ verb }) => verb);
  const decisions = [
    ...['plan.approve', 'plan.reject', 'response.approve', 'response.reject'],
    ...['triage.submit', 'file.fetch', 'quarantine.decide'],
  ];
  const reader = scene.sandbox.user('Security Reader');
  await unchangedBy(async () => {
    for (const button of ofEach((verb) => admins.includes(verb) || decisions.includes(verb)))
      await clicked(reader, button);
    for (const { who, examples } of commands)
      if (who === 'admin') for (const example of examples) await chat.says(reader, example);
  }, true);
}, 120_000);
