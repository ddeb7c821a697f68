import type { ActualState } from '../actual-state';

/**
 * The body that adds a certificate. The whole list is written: the entries that are there go back by their keyId,
 * with no key. Source: application-update, keyCredentials.
 *
 * @param key base64 of the certificate's DER, or a blank for it
 */
export function withCertificate({ application }: ActualState, displayName: string, key: string): object {
  const others = application?.keyCredentials.map((entry) => ({
    keyId: entry.keyId,
    displayName: entry.displayName ?? null,
    type: entry.type,
    usage: entry.usage,
    key: null,
  }));
  const ours = { displayName, type: 'AsymmetricX509Cert', usage: 'Verify', key };
  return { keyCredentials: [...(others ?? []), ours] };
}
