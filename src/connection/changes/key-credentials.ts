import type { Application } from '../../microsoft/graph/applications';
import type { ActualState } from '../actual-state';

/**
 * The body that adds a certificate. The whole list is written: the entries that are there go back by their keyId,
 * with no key. Source: application-update, keyCredentials.
 *
 * @param key base64 of the certificate's DER, or a blank for it
 */
export function withCertificate({ application }: ActualState, displayName: string, key: string): object {
  const ours = { displayName, type: 'AsymmetricX509Cert', usage: 'Verify', key };
  return { keyCredentials: [...othersOf(application?.keyCredentials ?? []), ours] };
}

/** Entries that are there and stay. */
export function othersOf(entries: Application['keyCredentials']): object[] {
  return entries.map(({ keyId, displayName, type, usage }) => ({
    keyId,
    displayName: displayName ?? null,
    type,
    usage,
    key: null,
  }));
}
