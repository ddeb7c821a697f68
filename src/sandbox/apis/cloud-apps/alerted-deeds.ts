import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import type { World } from '../../world';
import { agents, type Deed, happening } from './deeds';

/** A download of a file, and a sign-in, by the dice of `happening`. */
const DOWNLOAD = 16;
const SIGN_IN = 255;
/** So many files in half an hour. */
const DOWNLOADS = 12;
const APART_MS = 150_000;

const evidence = z.array(
  z.looseObject({
    ipAddress: z.string().optional(),
    countryLetterCode: z.string().optional(),
    displayName: z.string().nullish(),
    saasAppId: z.number().optional(),
    userAccount: z.object({ azureAdUserId: z.string().nullish() }).optional(),
  }),
);

/** What Defender for Cloud Apps raised its alerts about: by the user, in the app and from the addresses that they name. */
export function alertedDeeds({ tenant, alerts }: World): Deed[] {
  return alerts.newestFirst().flatMap(({ raw }) => {
    if (raw['serviceSource'] !== 'microsoftDefenderForCloudApps') return [];
    const found = evidence.safeParse(raw['evidence']).data ?? [];
    const user = tenant.users.find(({ id }) => found.some((one) => one.userAccount?.azureAdUserId === id));
    const cloudApp = found.find(({ saasAppId }) => saasAppId !== undefined);
    const at = Date.parse(String(raw['firstActivityDateTime']));
    if (user === undefined || cloudApp?.saasAppId === undefined || Number.isNaN(at)) return [];
    const app = { appId: cloudApp.saasAppId, appName: cloudApp.displayName ?? '' };
    const places = found.flatMap(({ ipAddress, countryLetterCode }) =>
      ipAddress === undefined ? [] : [{ clientIP: ipAddress, countryCode: countryLetterCode ?? '' }],
    );
    const downloads = raw['category'] === 'Exfiltration';
    const rounds = Array.from({ length: downloads ? DOWNLOADS : 1 }, (_, round) => round);
    return places.flatMap((place, index) =>
      rounds.map((round) => ({
        ...{ user, app, place, agent: agents[0] },
        what: happening(downloads ? DOWNLOAD + round : SIGN_IN),
        timestamp: at - (index + round) * APART_MS,
        id: createHash('sha256')
          .update(`${String(raw['id'])} ${place.clientIP} ${String(round)}`)
          .digest('hex'),
      })),
    );
  });
}
