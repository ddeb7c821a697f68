import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import type { Connection } from '../connection/connection-store';
import type { Services } from './services';
import type { Turn } from './turn';
import { notConnected } from './views/not-connected';
import { texts } from '../texts/texts';

/** The connection that is meant, or the card that asks which. */
export type Choice = { connection: Connection; card?: undefined } | { connection?: undefined; card: Card };

/** The same where it may be several. */
export type Choices =
  | { connections: readonly [Connection, ...Connection[]]; card?: undefined }
  | { connections?: undefined; card: Card };

const MOST_BUTTONS = 6;
const ALL = /^all$/i;

/**
 * The connection that a command is about: the one that is named after it, or the only one.
 *
 * @param command what a button types, with the name after it
 */
export async function chooseConnection(
  name: string,
  command: string,
  { asker }: Turn,
  { connections }: Services,
): Promise<Choice> {
  const all = await connections.list(asker.tenantId);
  const [only] = all;
  if (only === undefined) return { card: notConnected() };
  if (name === '' && all.length === 1) return { connection: only };
  const named = byName(all, name);
  return named === undefined ? { card: which(name, command, all) } : { connection: named };
}

/** The connections that a command is about: the one that is named after it; with no name, or `all`, every one. */
export async function chooseConnections(
  name: string,
  command: string,
  { asker }: Turn,
  { connections }: Services,
): Promise<Choices> {
  const [first, ...others] = await connections.list(asker.tenantId);
  if (first === undefined) return { card: notConnected() };
  const all = [first, ...others] as const;
  const named = byName(all, name);
  if (named !== undefined) return { connections: [named] };
  return name === '' || ALL.test(name) ? { connections: all } : { card: which(name, command, all) };
}

/** The one of this name, however it is capitalised. */
export function byName(all: readonly Connection[], name: string): Connection | undefined {
  return all.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
}

/** Asks which connection is meant. */
export function which(name: string, command: string, all: readonly Connection[]): Card {
  const words = texts().setup.which;
  return noticeCard({
    title: name === '' ? words.title : words.none(name.slice(0, 60)),
    text: all.length === 1 ? words.one(command) : words.several(all.length, command),
    buttons: all.slice(0, MOST_BUTTONS).map((one) => ({
      title: one.name,
      verb: 'command.run',
      data: { text: `${command} ${one.name}` },
    })),
  });
}
