import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';

/** The answer while the tenant has no connection. */
export function notConnected(): Card {
  return noticeCard({
    title: 'Not connected yet',
    text: 'Alerts appear here once an administrator has connected this tenant to Defender. It takes about a minute.',
    buttons: [{ title: 'Set up', verb: 'setup.start', data: {} }],
  });
}
