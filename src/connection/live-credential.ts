import type { HeldCredential } from '../vault/credential-vault';
import type { ActualState } from './actual-state';
import { derOf } from './certificate';
import type { DesiredState } from './desired-state';

type Kind = HeldCredential['kind'];

/** What is to be signed in with: in our vault, on the application, not expired; certificates first, the longest first. */
export function liveCredentials(actual: ActualState): HeldCredential[] {
  return actual.held
    .filter((held) => held.notAfter > actual.readAt && expiryOnApplication(actual, held) > actual.readAt)
    .sort((a, b) => a.kind.localeCompare(b.kind) || b.notAfter.getTime() - a.notAfter.getTime());
}

/** The live credentials that the desired state asks for, one of each kind. */
export function wantedCredentials(desired: DesiredState, actual: ActualState): HeldCredential[] {
  return wantedKinds(desired).flatMap((kind) => liveOf(kind, desired, actual) ?? []);
}

/** The live credential of a kind; where one was given, only that one counts, and none that is to be replaced. */
export function liveOf(
  kind: Kind,
  { credential }: DesiredState,
  actual: ActualState,
): HeldCredential | undefined {
  const { given, renewAfter } = credential;
  return liveCredentials(actual).find(
    (held) =>
      held.kind === kind &&
      (given === undefined || held.fingerprint === given) &&
      (renewAfter === undefined || held.createdAt >= new Date(renewAfter)),
  );
}

/** `certificate` sorts before `client-secret`, and is signed in with first. */
export function wantedKinds({ credential: { kind } }: DesiredState): Kind[] {
  if (kind === 'both') return ['certificate', 'client-secret'];
  return [kind === 'own-certificate' ? 'certificate' : kind];
}

/** Ours on the application that nothing signs in with any more, once what is desired is there. */
export function supersededCredentials(desired: DesiredState, actual: ActualState): HeldCredential[] {
  const wanted = wantedCredentials(desired, actual);
  return actual.held.filter((held) => !wanted.includes(held) && isOnApplication(actual, held));
}

export function isOnApplication(actual: ActualState, held: HeldCredential): boolean {
  return expiryOnApplication(actual, held).getTime() > 0;
}

/** When Entra stops accepting a credential that we hold; the beginning of time when it does not know it. */
export function expiryOnApplication({ application }: ActualState, held: HeldCredential): Date {
  const entry =
    held.kind === 'certificate'
      ? application?.keyCredentials.find(({ key }) => key === derOf(held.certificate ?? ''))
      : application?.passwordCredentials.find(({ keyId }) => keyId === held.fingerprint);
  return new Date(entry?.endDateTime ?? 0);
}
