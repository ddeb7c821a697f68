import { setTimeout as sleep } from 'node:timers/promises';
import type { Card } from '../cards/card';
import type { Answer } from './answer';

/** Teams gives an invoke ten seconds, and people expect something within two; the rest of them goes to the way here. */
const PATIENCE_MS = 1_300;
/** Teams takes seven messages a second in a conversation; one is enough to follow. */
const PAUSE_MS = 1_000;

/**
 * The answer to work that takes its time: whole when it is done soon, and else what there is, in a card that changes
 * until the work is done.
 *
 * @param opening what is shown when nothing has come yet
 * @param work shows cards as it gets on, and gives the last one
 * @param failed the card for a failure after the answer has gone out
 */
export async function unfold(
  opening: Card,
  work: (show: (card: Card) => void) => Promise<Card>,
  failed: (error: unknown) => Card,
): Promise<Pick<Answer, 'card' | 'later'>> {
  let newest = opening;
  const show = (card: Card) => {
    newest = card;
  };
  const whole = work(show).then(show);
  const inTime = await Promise.race([whole.then(() => true), pause(PATIENCE_MS)]);
  if (inTime === true) return { card: newest };
  const first = newest;
  return {
    card: first,
    async later(update) {
      const course = { over: false };
      const end = whole
        .catch((error: unknown) => {
          show(failed(error));
        })
        .finally(() => {
          course.over = true;
        });
      for (let shown = first; !course.over || shown !== newest;) {
        await Promise.race([end, pause(PAUSE_MS)]);
        if (shown === newest) continue;
        shown = newest;
        await update(shown);
      }
    },
  };
}

function pause(milliseconds: number): Promise<undefined> {
  return sleep(milliseconds, undefined, { ref: false });
}
