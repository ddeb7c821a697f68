import type { HeldCredential } from '../vault/credential-vault';
import type { ActualState } from './actual-state';
import { derOf } from './certificate';

/** The credential to sign in with: in our vault, on the application, not expired; the one that lasts longest. */
export function liveCredential(actual: ActualState): HeldCredential | undefined {
  return actual.held
    .filter((held) => held.notAfter > actual.readAt && expiryOnApplication(actual, held) > actual.readAt)
    .sort((a, b) => b.notAfter.getTime() - a.notAfter.getTime())[0];
}

/** When Entra stops accepting a credential that we hold; the beginning of time when it does not know it. */
export function expiryOnApplication({ application }: ActualState, held: HeldCredential): Date {
  const entry =
    held.kind === 'certificate'
      ? application?.keyCredentials.find(({ key }) => key === derOf(held.certificate ?? ''))
      : application?.passwordCredentials.find(({ keyId }) => keyId === held.fingerprint);
  return new Date(entry?.endDateTime ?? 0);
}
