import type { Card } from '../../cards/card';
import type { SharedCard } from '../../cards/shared';

/** What was found to be shared, or the card that says why there is nothing. */
export type Shared = { cards: readonly SharedCard[] } | { refusal: Card };
