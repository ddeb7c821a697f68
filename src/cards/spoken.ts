import type { Card } from './card';
import { plainText } from './plain-text';

/** So much is heard before somebody looks at the card itself, and fits beside the largest one. */
const LONGEST = 400;

/**
 * A card's content with its text in it: what a screen reader says of the card as a whole, and what a client shows that
 * cannot draw it. Source: adaptivecards.io/explorer/AdaptiveCard.html, speak and fallbackText.
 */
export function spoken({ content, text }: Card): Card['content'] {
  const said = plainText(text, LONGEST);
  return { ...content, fallbackText: said, speak: said };
}
