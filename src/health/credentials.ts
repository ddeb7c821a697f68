import type { ActualState } from '../connection/actual-state';
import { derOf } from '../connection/certificate';
import type { Connection } from '../connection/connection-store';
import type { HeldCredential } from '../vault/credential-vault';
import { texts } from '../texts/texts';

/** A secret or certificate on the application of a connection. */
export interface CredentialOnApplication {
  keyId: string;
  kind: HeldCredential['kind'];
  name: string;
  expiresAt: Date;
  /** The one in our vault, if it is there. */
  held: HeldCredential | undefined;
  /** The connection signs in with it. */
  inUse: boolean;
}

/** Every secret and certificate on the application, the first to end first. */
export function credentialsOnApplication(
  { signIn }: Connection,
  { application, held }: ActualState,
): CredentialOnApplication[] {
  const certificates = held.filter(({ kind }) => kind === 'certificate');
  const known = (one: HeldCredential | undefined) => ({
    held: one,
    inUse: one !== undefined && one.id === signIn?.credentialId,
  });
  const keys = (application?.keyCredentials ?? []).map(({ keyId, key, displayName, endDateTime }) => ({
    ...{ keyId, kind: 'certificate' as const, name: displayName ?? '', expiresAt: new Date(endDateTime) },
    ...known(certificates.find((one) => one.certificate !== undefined && derOf(one.certificate) === key)),
  }));
  const passwords = (application?.passwordCredentials ?? []).map(({ keyId, displayName, endDateTime }) => ({
    ...{ keyId, kind: 'client-secret' as const, name: displayName ?? '', expiresAt: new Date(endDateTime) },
    ...known(held.find(({ kind, fingerprint }) => kind === 'client-secret' && fingerprint === keyId)),
  }));
  return [...keys, ...passwords].sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
}

/** How a credential is spoken of, such as `certificate "Drawbridge" (1a2b3c4d)`. */
export function nameOfCredential({
  kind,
  name,
  keyId,
}: Pick<CredentialOnApplication, 'kind' | 'name' | 'keyId'>): string {
  return texts().findings.credential[kind](name, keyId.slice(0, 8));
}
