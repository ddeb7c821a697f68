import { actions } from '../../../src/teams/actions';
import { commands } from '../../../src/teams/commands';
import { elementsOf } from '../../cards/card-problems';
import type { Scene } from '../../support/scene';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  until,
} from '../../support/teams-channel';

/** A button as a card carries it. */
export interface Button {
  verb: string;
  data: Record<string, unknown>;
}

/** Buttons that lead to further cards and change nothing. */
const LEADING = [
  ...['alert.open', 'incident.open', 'incident.entities', 'quarantine.open', 'hunt.choose', 'triage.open'],
  ...['lookup.open', 'setup.settings', 'plan.choose', 'setup.custom', 'setup.manual'],
];

/**
 * Goes round as an administrator, saying every command as its examples do and following what leads on, and gives every
 * button that was shown, with what it carries. A button that no card had stands there too, with fields that it would take.
 */
export async function tour(scene: Scene, chat: Conversation, admin: ChannelUser): Promise<Button[]> {
  const seen = new Map<string, Button>();
  const look = (card: unknown) => {
    for (const { verb, data } of buttonsOn(card)) seen.set(`${verb} ${JSON.stringify(data)}`, { verb, data });
  };
  await until(async () => findAction((await chat.says(admin, 'alerts')).card, 'alert.open'), 'alerts');
  for (const { examples } of commands) {
    for (const example of examples) {
      const message = await chat.says(admin, example);
      look(message.card);
      await followed(chat, admin, message, look);
    }
  }
  for (const { card } of scene.channel.posted) look(card);
  const unseen = actions.filter(({ verb }) => ![...seen.values()].some((one) => one.verb === verb));
  return [...seen.values(), ...unseen.map(({ verb }) => ({ verb, data: anything() }))];
}

async function followed(
  chat: Conversation,
  admin: ChannelUser,
  message: Posted,
  look: (card: unknown) => void,
): Promise<void> {
  for (const verb of LEADING) {
    const action = findAction(message.card, verb);
    if (action !== undefined) look((await chat.clicks(admin, { ...message }, verb)).card);
    look(message.card);
  }
}

export function buttonsOn(card: unknown): Button[] {
  return elementsOf(card).flatMap(({ type, verb, data }) =>
    type === 'Action.Execute' && typeof verb === 'string'
      ? [{ verb, data: { ...(data as Record<string, unknown> | undefined) } }]
      : [],
  );
}

/** Something for every field that a button has. */
function anything(): Record<string, unknown> {
  const guid = crypto.randomUUID();
  return {
    ...{ id: `${guid}\\${guid}`, connection: guid, approval: 'A'.repeat(22), action: 'A'.repeat(22) },
    ...{ watch: guid, form: guid, once: guid, alert: guid, machine: guid, hash: 'a'.repeat(64) },
    ...{ step: 'people', revision: 1, alerts: 'delete', finding: 'x', days: 1, minimum: 'high', from: 0 },
    ...{ query: '', cursor: 'x', kind: 'user', name: 'x', hunt: 'x', entity: 'x', verdict: 'release' },
    ...{ type: 'alert', seen: new Date().toISOString() },
  };
}
