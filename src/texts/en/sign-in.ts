export const signIn = {
  back: 'Back to the plan',
  button: 'Sign in',
  noAddress: {
    title: 'You cannot sign in yet',
    text: 'The changes are to be made in your name, but the bot has no address for browsers. Whoever runs it sets PUBLIC_URL.',
  },
  title: 'Sign in to approve',
  text: 'The changes are made in your name, so Entra decides what you may do. Nothing has been changed yet; your approval counts once you have signed in.',
  short: 'Sign in to approve: the changes are made in your name.',
  failed: 'You could not be signed in',
  inBrowser: 'Sign in in the browser to approve',
  stillWaits: (why: string) => `${why} Nothing has been changed, and the plan still waits.`,
  somebodyElse: 'Teams brought the sign-in of somebody else than the one who selected Approve.',
  notTaken: 'Entra does not take the sign-in that Teams brought: it has expired, or is not for this bot.',
  noSuchCode: 'This code is of no sign-in that the bot began.',
  /** Pages in the browser. */
  page: {
    nothing: 'Nothing was approved. Go back to Teams and select Approve again.',
    noGood: 'This link is no longer good. Go back to Teams and select Approve again.',
    failed: (why: string) => `Nothing was approved. ${why}`,
    tryAgain: 'Try again.',
    somebodyElse:
      'Nothing was approved: this link is for somebody else. Whoever selected Approve has to sign in.',
    approved: 'Signed in, and approved. You can close this page: the card in Teams shows how it goes on.',
    over: 'Nothing was approved: the plan is decided already, or is no longer open. The card in Teams shows where it stands.',
  },
};
