import { type Activity, listActivities, MOST_ACTIVITIES } from '../../microsoft/cloudapps/activities';
import type { MicrosoftApi } from '../../microsoft/api/client';
import type { Open } from '../look-ups';

export interface CloudApp {
  id: number;
  name: string;
}

/** Thirty requests a minute are all there are. */
const MOST_READINGS = 4;

/**
 * The apps that activities come from, as they name them: the service has no list of its own. Each reading leaves out the
 * apps that are known already.
 *
 * @throws GraphFailure
 */
export function readApps({ recall }: Open, cloudApps: MicrosoftApi): Promise<CloudApp[]> {
  return recall('cloud apps', async () => {
    const known = new Map<number, string>();
    for (let reading = 1; reading <= MOST_READINGS; reading++) {
      const filters = { ...(known.size > 0 && { service: { neq: [...known.keys()] } }) };
      const page = await listActivities(cloudApps, {
        filters,
        skip: 0,
        limit: MOST_ACTIVITIES,
        waits: false,
      });
      for (const { appId, appName } of page.data)
        if (appId != null) known.set(appId, nameOf(appName, known.get(appId)));
      if (page.hasNext !== true || page.data.length === 0) break;
    }
    return [...known].map(([id, name]) => ({ id, name }));
  });
}

/** The apps that are called so, or one of whose words begins so: an exact name alone counts, where there is one. */
export function appsCalled(apps: readonly CloudApp[], text: string): CloudApp[] {
  const wanted = text.toLowerCase();
  const exact = apps.filter(({ id, name }) => name.toLowerCase() === wanted || String(id) === text);
  if (exact.length > 0) return exact;
  return apps.filter(
    ({ name }) => name.toLowerCase() !== '' && ` ${name.toLowerCase()}`.includes(` ${wanted}`),
  );
}

function nameOf(appName: Activity['appName'], before: string | undefined): string {
  return appName ?? before ?? '';
}
