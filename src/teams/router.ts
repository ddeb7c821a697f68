import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { Card } from '../cards/card';
import { helpCard } from '../cards/help';
import { noticeCard } from '../cards/notice';
import type { Action } from './actions/define';
import type { Answer } from './answer';
import type { Audience, Command } from './commands/define';
import { nearest } from '../nearest';
import { readSaid, type Said } from './said';
import type { Turn } from './turn';

/** What a button carries that stands for something typed. */
const asTyped = z.object({ text: z.string().max(600) });

export interface RouterOptions<Services> {
  commands: readonly Command<Services>[];
  actions: readonly Action<Services>[];
  services: Services;
  /** Whether the asker may use what is for this audience: true, or the card that says kindly who may. */
  mayUse: (who: Audience, turn: Turn) => Promise<true | Card>;
  /** A domain failure in a person's words; undefined for what is a fault of our own. */
  explain: (error: unknown) => Card | undefined;
  sandbox: boolean;
}

/** Finds who answers. Never throws: what goes wrong becomes a card that says what to do. */
export interface Router {
  said(said: Said, turn: Turn): Promise<Answer>;
  clicked(verb: string, data: unknown, turn: Turn): Promise<Answer>;
  /** Whether the answer to this button is worth keeping Teams waiting for. */
  isPatient(verb: string): boolean;
}

export function createRouter<Services>(options: RouterOptions<Services>): Router {
  const commands = uniqueBy(options.commands, ({ name }) => name);
  const actions = uniqueBy(options.actions, ({ verb }) => verb);

  async function said({ command: word, words, lines }: Said, turn: Turn): Promise<Answer> {
    if (word === 'help' || word === '') return { card: await help(turn, options) };
    const command = commands.get(word);
    if (command === undefined) return { card: unknownWord(word, words, [...commands.keys(), 'help']) };
    const allowed = await options.mayUse(command.who, turn);
    if (allowed !== true) return { card: allowed };
    return command.run(command.multiline === true ? lines : words, turn, options.services);
  }

  async function clicked(verb: string, data: unknown, turn: Turn): Promise<Answer> {
    if (verb === 'help.show') return { card: await help(turn, options) };
    const typed = verb === 'command.run' ? asTyped.safeParse(data).data : undefined;
    if (typed !== undefined) return said(readSaid(typed), turn);
    const action = actions.get(verb);
    const run = action?.prepare(data);
    if (action === undefined || run === undefined) return { card: staleButton() };
    const allowed = await options.mayUse(action.who, turn);
    return allowed === true ? run(turn, options.services) : { card: allowed };
  }

  return {
    said: (what, turn) => guarded(turn, options, () => said(what, turn)),
    clicked: (verb, data, turn) => guarded(turn, options, () => clicked(verb, data, turn)),
    isPatient: (verb) => actions.get(verb)?.patient === true,
  };
}

async function guarded<Services>(
  turn: Turn,
  { explain }: RouterOptions<Services>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const explained = explain(error);
    if (explained !== undefined) {
      turn.log.warn({ err: error }, 'a turn could not be answered as asked');
      return { card: explained };
    }
    const incident = randomUUID().slice(0, 8);
    turn.log.error({ err: error, incident }, 'a turn failed');
    return { card: ownFault(incident) };
  }
}

async function help<Services>(
  turn: Turn,
  { commands, mayUse, sandbox }: RouterOptions<Services>,
): Promise<Card> {
  const audiences = new Map<Audience, boolean>();
  for (const who of ['anyone', 'analyst', 'admin'] as const)
    audiences.set(who, (await mayUse(who, turn)) === true);
  const usable = commands.filter(({ who }) => audiences.get(who));
  return helpCard({
    commands: usable.map(({ name, summary, examples: [example] }) => ({ name, summary, example })),
    sandbox,
  });
}

function unknownWord(word: string, words: string, names: readonly string[]): Card {
  const meant = nearest(word, names);
  const helpButton = { title: 'Help', verb: 'help.show', data: {} };
  if (meant === undefined) {
    return noticeCard({
      title: 'That is no command',
      text: `Drawbridge does not know "${word.slice(0, 60)}". Type help to see what you can ask.`,
      buttons: [helpButton],
    });
  }
  const text = `${meant} ${words}`.trim().slice(0, 500);
  return noticeCard({
    title: `Did you mean ${meant}?`,
    text: `Drawbridge does not know "${word.slice(0, 60)}".`,
    buttons: [{ title: meant, verb: 'command.run', data: { text } }, helpButton],
  });
}

function staleButton(): Card {
  return noticeCard({
    title: 'This button does nothing any more',
    text: 'The card is from an earlier version, or was changed on its way. Nothing has been changed. Type help to go on.',
    buttons: [{ title: 'Help', verb: 'help.show', data: {} }],
  });
}

function ownFault(incident: string): Card {
  return noticeCard({
    title: 'Something went wrong here',
    text: `Drawbridge met a fault of its own and has noted it as ${incident}. Try again; if it stays, give that number to whoever runs the bot.`,
    tone: 'attention',
  });
}

function uniqueBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T> {
  const map = new Map(list.map((item) => [key(item), item]));
  if (map.size !== list.length) throw new Error('Two commands or actions have the same name.');
  return map;
}
