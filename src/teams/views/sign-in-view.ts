import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { texts } from '../../texts/texts';

/** Changes are made in the approver's own name, so Entra has to know who that is. Undefined: there is no page for it. */
export function signInCard(url: string | undefined): Card {
  const words = texts().signIn;
  if (url === undefined) return noticeCard({ ...words.noAddress, tone: 'attention' });
  return noticeCard({
    title: words.title,
    text: words.text,
    links: [{ title: words.button, url }],
    buttons: [back()],
  });
}

/** Teams could not sign the approver on, and why; with the page that mends it, if one does. */
export function cannotSignIn(why: string, url: string | undefined): Card {
  const words = texts().signIn;
  return noticeCard({
    title: url === undefined ? words.failed : words.inBrowser,
    text: words.stillWaits(why),
    tone: 'warning',
    links: url === undefined ? [] : [{ title: words.button, url }],
    buttons: [back()],
  });
}

function back() {
  return { title: texts().signIn.back, verb: 'setup.start', data: {} };
}
