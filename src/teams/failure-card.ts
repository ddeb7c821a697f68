import { randomUUID } from 'node:crypto';
import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import type { Log } from '../log';
import { texts } from '../texts/texts';

/**
 * The card for what went wrong, and a line in the log.
 *
 * @param explain a failure of the outside world in a person's words; undefined for what is a fault of our own
 */
export function failureCard(error: unknown, log: Log, explain: (error: unknown) => Card | undefined): Card {
  const explained = explain(error);
  if (explained !== undefined) {
    log.warn({ err: error }, 'a turn could not be answered as asked');
    return explained;
  }
  const incident = randomUUID().slice(0, 8);
  log.error({ err: error, incident }, 'a turn failed');
  const { title, text } = texts().failures.own;
  return noticeCard({ title, text: text(incident), tone: 'attention' });
}
