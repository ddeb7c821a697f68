import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';

const BACK = { title: 'Back to the plan', verb: 'setup.start', data: {} };

/** Changes are made in the approver's own name, so Entra has to know who that is. Undefined: there is no page for it. */
export function signInCard(url: string | undefined): Card {
  if (url === undefined) {
    const text =
      'The changes are to be made in your name, but the bot has no address for browsers. Whoever runs it sets PUBLIC_URL.';
    return noticeCard({ title: 'You cannot sign in yet', text, tone: 'attention' });
  }
  return noticeCard({
    title: 'Sign in to approve',
    text: 'The changes are made in your name, so Entra decides what you may do. Nothing has been changed yet; your approval counts once you have signed in.',
    links: [{ title: 'Sign in', url }],
    buttons: [BACK],
  });
}

/** Teams could not sign the approver on, and why; with the page that mends it, if one does. */
export function cannotSignIn(why: string, url: string | undefined): Card {
  return noticeCard({
    title: url === undefined ? 'You could not be signed in' : 'Sign in in the browser to approve',
    text: `${why} Nothing has been changed, and the plan still waits.`,
    tone: 'warning',
    links: url === undefined ? [] : [{ title: 'Sign in', url }],
    buttons: [BACK],
  });
}
