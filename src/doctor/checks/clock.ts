import { bad, type Check, good, note } from '../check';
import { reach } from '../reach';

/** Tokens are valid from a moment to a moment; Entra allows some minutes. */
const MOST_SECONDS = 120;

export const clock: Check = {
  name: 'Clock',
  async look({ entraUrl }) {
    const reached = await reach(entraUrl);
    if (reached?.servedAt === undefined)
      return [note('Entra does not tell its time, so the clock is not compared.')];
    const seconds = Math.round(Math.abs(Date.now() - reached.servedAt.getTime()) / 1000);
    if (seconds <= MOST_SECONDS) return [good('The clock is right.')];
    return [
      bad(
        `The clock is ${seconds} seconds off.`,
        'Let the machine set its clock (NTP): tokens depend on it.',
      ),
    ];
  },
};
