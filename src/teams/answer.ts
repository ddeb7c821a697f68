import type { Card } from '../cards/card';

/** A card to be sent. In a message of its own an attachment, which Teams draws by itself, takes its place. */
export interface Sendable extends Card {
  attachment?: { contentType: string; name: string; contentUrl?: string; content: object } | undefined;
}

/** An answer to an invoke that is no card. */
export interface InvokeBody {
  statusCode: number;
  type: string;
  value: object | string;
}

/** What a turn came to where it was not answered as it was asked. */
export interface TurnOutcome {
  outcome: 'not-allowed' | 'not-understood' | 'secret' | 'too-fast' | 'explained' | 'failed';
  /** What kind of failure it was. */
  failure?: string;
}

/** What a command or an action answers with. */
export interface Answer {
  card: Sendable;
  /** Without it the turn was answered as it was asked. */
  came?: TurnOutcome;
  /** Actions: what Teams is answered in the card's place, while it still waits; the card is for when it does not. */
  instead?: InvokeBody;
  /** Actions: the card comes as a message of its own, and the one that was clicked stays as it is. */
  apart?: boolean;
  /** Actions: the message changes for everybody who sees it, not only for the one who clicked. */
  everyone?: boolean;
  /** Actions: the card is for the one who clicked alone; comes it too late for that, the message changes to this. */
  others?: Card;
  /** Told the id of the message that holds the card. */
  posted?: (activityId: string) => Promise<void>;
  /** Goes on once the card is out, and changes the message that holds it. The turn does not wait for it. */
  later?: (update: (card: Card) => Promise<unknown>) => Promise<void>;
}
