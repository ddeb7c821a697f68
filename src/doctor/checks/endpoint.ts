import { bad, type Check, good, note } from '../check';
import { reach } from '../reach';

/** What Teams and browsers reach. */
export const endpoint: Check = {
  name: 'Public address',
  async look({ publicUrl, botApp }) {
    if (publicUrl === undefined)
      return [note('PUBLIC_URL is not set: nobody can sign in in a browser or fetch a file.')];
    if (botApp !== undefined && publicUrl.protocol !== 'https:')
      return [
        bad(
          'PUBLIC_URL is not https.',
          'Teams and sign-in take https only: put a certificate in front of the bot.',
        ),
      ];
    const health = await reach(new URL('/healthz', publicUrl));
    if (health?.status === 200 && health.text.includes('"ok"'))
      return [
        good(
          `The bot answers at ${publicUrl.origin}. Its messaging endpoint is ${publicUrl.origin}/api/messages.`,
        ),
      ];
    const said = health === undefined ? 'Nothing answers' : `Something else answers (${health.status})`;
    return [
      bad(`${said} at ${publicUrl.origin}/healthz.`, 'Start the bot, and lead that address to its PORT.'),
    ];
  },
};
