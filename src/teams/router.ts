import { z } from 'zod/v4';
import type { Card } from '../cards/card';
import { helpCard } from '../cards/help';
import { noticeCard } from '../cards/notice';
import type { Action } from './actions/define';
import type { Answer, TurnOutcome } from './answer';
import { type Audience, type Command, TOPICS } from './commands/define';
import { failureCard } from './failure-card';
import { nearest } from '../nearest';
import { errorType } from '../telemetry/error-type';
import { readSaid, type Said } from './said';
import { holdsSecret, mayBeSecret, secretInChat } from './secret-in-chat';
import type { Shared } from './sharing/shared';
import type { Wanted } from './sharing/wanted';
import { texts } from '../texts/texts';
import type { Turn } from './turn';

/** What a button carries that stands for something typed. */
const asTyped = z.object({ text: z.string().max(1000) });

export interface RouterOptions<Services> {
  commands: readonly Command<Services>[];
  actions: readonly Action<Services>[];
  /** What a turn of this audience works with: not everybody may read all of a tenant's alerts. */
  servicesFor: (who: Audience, turn: Turn) => Promise<Services>;
  /** Whether the asker may use what is for this audience: true, or the card that says kindly who may. */
  mayUse: (who: Audience, turn: Turn) => Promise<true | Card>;
  /** A domain failure in a person's words; undefined for what is a fault of our own. */
  explain: (error: unknown) => Card | undefined;
  /** Finds what somebody who may read alerts wants to share into a chat. */
  share: (wanted: Wanted, turn: Turn, services: Services) => Promise<Shared>;
  /** The command that questions in plain words go to, if there is one. */
  questions?: string | undefined;
  sandbox: boolean;
}

/** Finds who answers. Never throws: what goes wrong becomes a card that says what to do. */
export interface Router {
  said(said: Said, turn: Turn): Promise<Answer>;
  clicked(verb: string, data: unknown, turn: Turn): Promise<Answer>;
  shared(wanted: Wanted, turn: Turn): Promise<Shared>;
  /** Whether the answer to this button is worth keeping Teams waiting for. */
  isPatient(verb: string): boolean;
}

export function createRouter<Services>(options: RouterOptions<Services>): Router {
  const commands = uniqueBy(options.commands, ({ name }) => name);
  const actions = uniqueBy(options.actions, ({ verb }) => verb);

  async function said(what: Said, turn: Turn): Promise<Answer> {
    const { command: word, words, lines } = what;
    if (holdsSecret(what)) return { card: secretInChat(), came: { outcome: 'secret' } };
    if (word === 'help' || word === '') return { card: await help(turn, options) };
    const names = [...commands.keys(), 'help'];
    const command = commands.get(word);
    if (command !== undefined) return run(command, command.multiline === true ? lines : words, turn);
    const question = questionCommand(word, words, names);
    if (question !== undefined) return run(question, `${word} ${words}`, turn);
    return { card: unknownWord(word, words, names), came: { outcome: 'not-understood' } };
  }

  async function run(command: Command<Services>, words: string, turn: Turn): Promise<Answer> {
    const allowed = await options.mayUse(command.who, turn);
    if (allowed !== true) return { card: allowed, came: { outcome: 'not-allowed' } };
    return command.run(words, turn, await options.servicesFor(command.who, turn));
  }

  /** Several words that begin with no command, nor with what looks like one. */
  function questionCommand(word: string, words: string, names: readonly string[]) {
    const several = words.includes(' ') || words.endsWith('?');
    const isQuestion = several && nearest(word, names) === undefined;
    return isQuestion ? commands.get(options.questions ?? '') : undefined;
  }

  async function clicked(verb: string, data: unknown, turn: Turn): Promise<Answer> {
    if (verb === 'help.show') return { card: await help(turn, options) };
    const typed = verb === 'command.run' ? asTyped.safeParse(data).data : undefined;
    if (typed !== undefined) return said(readSaid(typed), turn);
    const action = actions.get(verb);
    const run = action?.prepare(data);
    if (action === undefined || run === undefined)
      return { card: staleButton(), came: { outcome: 'not-understood' } };
    const allowed = await options.mayUse(action.who, turn);
    if (allowed !== true) return { card: allowed, came: { outcome: 'not-allowed' } };
    return run(turn, await options.servicesFor(action.who, turn));
  }

  async function shared(wanted: Wanted, turn: Turn): Promise<Shared> {
    const allowed = await options.mayUse('analyst', turn);
    if (allowed !== true) return { refusal: allowed };
    return options.share(wanted, turn, await options.servicesFor('analyst', turn));
  }

  const answerOf = (card: Card, came: TurnOutcome): Answer => ({ card, came });
  return {
    said: (what, turn) => guarded(turn, options, () => said(what, turn), answerOf),
    clicked: (verb, data, turn) => guarded(turn, options, () => clicked(verb, data, turn), answerOf),
    shared: (wanted, turn) =>
      guarded(
        turn,
        options,
        () => shared(wanted, turn),
        (refusal) => ({ refusal }),
      ),
    isPatient: (verb) => actions.get(verb)?.patient === true,
  };
}

async function guarded<Services, Result>(
  turn: Turn,
  { explain }: RouterOptions<Services>,
  work: () => Promise<Result>,
  failed: (card: Card, came: TurnOutcome) => Result,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const outcome = explain(error) === undefined ? 'failed' : 'explained';
    return failed(failureCard(error, turn.log, explain), { outcome, failure: errorType(error) });
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
  const words = texts().help;
  const topics = TOPICS.map((topic) => ({
    title: words.topics[topic],
    commands: usable
      .filter((command) => command.topic === topic)
      .map(({ name, summary, examples: [example] }) => ({
        ...{ name, summary: words.commands[name] ?? summary, example },
      })),
  }));
  return helpCard({ topics: topics.filter((topic) => topic.commands.length > 0), sandbox });
}

function unknownWord(word: string, words: string, names: readonly string[]): Card {
  const meant = nearest(word, names);
  const { unknown, help } = texts();
  const helpButton = { title: help.button, verb: 'help.show', data: {} };
  if (meant === undefined)
    return noticeCard({ title: unknown.title, text: unknown.text(inQuotes(word)), buttons: [helpButton] });
  const text = `${meant} ${words}`.trim().slice(0, 500);
  return noticeCard({
    title: unknown.meant(meant),
    text: unknown.instead(word.slice(0, 60)),
    buttons: [{ title: meant, verb: 'command.run', data: { text } }, helpButton],
  });
}

/** Something said that may be a secret is not said again. */
function inQuotes(word: string): string {
  return mayBeSecret(word) ? texts().unknown.thatWord : `"${word.slice(0, 60)}"`;
}

function staleButton(): Card {
  return noticeCard({
    ...texts().staleButton,
    buttons: [{ title: texts().help.button, verb: 'help.show', data: {} }],
  });
}

function uniqueBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T> {
  const map = new Map(list.map((item) => [key(item), item]));
  if (map.size !== list.length) throw new Error('Two commands or actions have the same name.');
  return map;
}
