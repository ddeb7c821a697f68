import type { People } from '../connection/people/people';
import type { Audience } from './commands/define';
import type { Services } from './services';
import type { Turn } from './turn';

/**
 * The services of a turn: for an analyst who may read some of the tenant's connections, those that show these alone.
 *
 * @param within what is another for somebody who may read these connections only
 */
export function createServicesFor(
  services: Services,
  people: Pick<People, 'standing'>,
  within: (connectionIds: readonly string[]) => Partial<Services>,
) {
  return async function servicesFor(
    who: Audience,
    { asker: { tenantId, aadObjectId } }: Turn,
  ): Promise<Services> {
    if (who !== 'analyst') return services;
    const { readable } = await people.standing(tenantId, aadObjectId);
    return readable === undefined ? services : { ...services, ...within(readable) };
  };
}
