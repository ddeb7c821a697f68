import type { Card } from '../cards/card';

/** What a command or an action answers with. */
export interface Answer {
  card: Card;
  /** Actions: the message changes for everybody who sees it, not only for the one who clicked. */
  everyone?: boolean;
  /** Told the id of the message that holds the card. */
  posted?: (activityId: string) => Promise<void>;
}
