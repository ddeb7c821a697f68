import type { Client } from './client';
import { hashSecret } from './client';
import { EntraFailure } from './failure';

/** Checks a client secret. @throws EntraFailure */
export function checkClientSecret({ appId, secrets }: Client, secret: string, now: Date): void {
  const hash = hashSecret(secret);
  const known = secrets.find((candidate) => candidate.hash === hash);
  if (known === undefined) {
    throw new EntraFailure(
      401,
      'invalid_client',
      7000215,
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not ' +
        `the client secret ID, for a secret added to app '${appId}'.`,
    );
  }
  if (known.endDateTime !== undefined && Date.parse(known.endDateTime) <= now.getTime()) {
    throw new EntraFailure(
      401,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${appId}' are expired. Visit the Azure portal to create new keys for your app.`,
    );
  }
}
