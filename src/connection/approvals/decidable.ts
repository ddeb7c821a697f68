import type { CardPlace, Click, Decision, Given } from './approval';

/** What is put before one person or two, on a card, for a time: a plan, or an action in Defender. */
export interface Decidable {
  state: string;
  /** How many different people have to approve, and who has. */
  needed: number;
  given: Given[];
  /** Whether only the one who asked may decide, and who that is. */
  bound: boolean;
  approver: string;
  conversationId: string;
  cards: CardPlace[];
  expiresAt: Date;
}

/** Why a click decides nothing, if it does not. A click from another place is as good as an unknown id. */
function refuse<T extends Decidable>(approval: T, click: Click, now: Date): Decision<T> | undefined {
  if (!isShownAt(approval, click)) return { outcome: 'unknown' };
  if (approval.bound && approval.approver !== click.by) return { outcome: 'not-yours', approval };
  if (approval.state !== 'pending') return { outcome: 'already', approval };
  if (approval.expiresAt <= now) return { outcome: 'expired', approval };
  return undefined;
}

/** What a click comes to: `decided` when it counts, else why it does not. */
export function weigh<T extends Decidable>(approval: T | undefined, click: Click, now: Date): Decision<T> {
  if (approval === undefined) return { outcome: 'unknown' };
  return refuse(approval, click, now) ?? { outcome: 'decided', approval };
}

/** Who has approved once this click counts; undefined: the same person has before. */
export function withClick({ given }: Decidable, { by, name }: Click, at: Date): Given[] | undefined {
  return given.some((one) => one.by === by) ? undefined : [...given, { by, name, at }];
}

/** Whether it is shown on the card, and in the conversation, that was clicked. */
function isShownAt(
  { cards, conversationId: home }: Decidable,
  { conversationId, activityId }: Click,
): boolean {
  const here = cards.filter((card) => card.conversationId === conversationId);
  if (here.length === 0) return conversationId === home && cards.length === 0;
  return activityId === undefined || here.some((card) => card.activityId === activityId);
}
