import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { texts } from '../../texts/texts';

/** The answer while the tenant has no connection. */
export function notConnected(): Card {
  const { notConnected: words, setUp } = texts();
  return noticeCard({ ...words, buttons: [{ title: setUp, verb: 'setup.start', data: {} }] });
}
