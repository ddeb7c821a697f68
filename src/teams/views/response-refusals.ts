import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { texts } from '../../texts/texts';

/** The refusal of whoever may not act. */
export function mayNotAct(): Card {
  return noticeCard(texts().response.mayNotAct);
}
