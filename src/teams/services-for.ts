import type { Audience } from './commands/define';
import type { Services } from './services';
import type { StandingOfTurn } from './standing-of-turn';
import type { Turn } from './turn';

/**
 * The services of a turn: for an analyst who may read some of the tenant's connections, those that show these alone.
 *
 * @param within what is another for somebody who may read these connections only
 */
export function createServicesFor(
  services: Services,
  standingOf: StandingOfTurn,
  within: (connectionIds: readonly string[]) => Partial<Services>,
) {
  return async function servicesFor(who: Audience, turn: Turn): Promise<Services> {
    if (who !== 'analyst') return services;
    const { readable } = await standingOf(turn);
    return readable === undefined ? services : { ...services, ...within(readable) };
  };
}
