import type { FailureKind, GraphFailure } from '../microsoft/graph/failure';
import { SIGN_OPERATION } from '../microsoft/keyvault/sign';

/** What Entra and Graph say when more than a permission is in the way, by their code, and what a person does about it. */
export const ENTRA_REMEDIES: readonly (readonly [code: string, remedy: string])[] = [
  [
    'AADSTS65001',
    'Nobody has consented yet that the bot acts for people: an administrator signs in once and accepts.',
  ],
  ['AADSTS90094', 'Only an administrator may consent to this: ask one to sign in first.'],
  [
    'AADSTS50076',
    'Conditional Access wants a second factor: sign in again in the browser, where it can be asked for.',
  ],
  ['AADSTS50079', 'Conditional Access wants a second factor to be registered: sign in again in the browser.'],
  ['AADSTS53003', 'A Conditional Access policy blocks this sign-in: its owner can say what it wants.'],
  [
    'AADSTS50105',
    "This person is not assigned to the bot's enterprise application: an administrator assigns them.",
  ],
  [
    'AADSTS700016',
    'The application is not known in this tenant: check the client id, or that it was not deleted.',
  ],
  [
    'AADSTS7000229',
    'The application has no enterprise application in this tenant: its Overview in the portal offers to create the service principal.',
  ],
  ['AADSTS90002', 'Entra does not know this tenant: check its id.'],
  [
    'CredentialTypeNotAllowedAsPerAppPolicy',
    'A policy of this tenant forbids client secrets. Type settings and choose a certificate.',
  ],
  [
    'CredentialInvalidLifetimeAsPerAppPolicy',
    'A policy of this tenant allows credentials for a shorter time only. Type settings and choose fewer days.',
  ],
  ['AADSTS7000215', "The client secret is wrong: use the secret's value, not its id."],
  ['AADSTS7000222', 'The client secret has expired: add a new one.'],
];

/**
 * What Entra asks of a person, or of an administrator, on its own page: consent, a second factor, another provider.
 * Source: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
const ASKED_ON_ITS_PAGE = ['AADSTS65001', 'AADSTS50074', 'AADSTS50076', 'AADSTS50079', 'AADSTS50158'];

/** Whether signing in in the browser mends it. */
export function isMendedInBrowser({ detail }: GraphFailure): boolean {
  return ASKED_ON_ITS_PAGE.some((code) => detail.startsWith(`${code}:`));
}

/** What a person does about a failure. */
export function remedyFor({ operation, kind, detail }: GraphFailure): string {
  const ofVault = operation === SIGN_OPERATION ? KEY_VAULT_REMEDIES[kind] : undefined;
  if (ofVault !== undefined) return ofVault;
  const known = ENTRA_REMEDIES.find(([code]) => detail.startsWith(`${code}:`));
  if (known !== undefined) return `${known[1]} (${known[0]})`;
  switch (kind) {
    case 'forbidden':
      return 'A permission is missing. Type permissions to see which, then setup to grant it.';
    case 'unauthenticated':
      return `Entra refused the credential (${detail}). Type setup to mend it.`;
    case 'throttled':
      return 'Microsoft asks for a pause. Try again in a few minutes.';
    case 'unavailable':
      if (detail.includes('does not know this tenant'))
        return `${detail} Has the bot's own application been added to it? Otherwise try again in a few minutes.`;
      return 'Microsoft did not answer. Try again in a few minutes.';
    default:
      return `Microsoft answered: ${detail}`;
  }
}

export const KEY_VAULT_REMEDIES: Partial<Record<FailureKind, string>> = {
  forbidden:
    'Key Vault does not let Drawbridge sign with this key: give the identity of the bot the role Key Vault Crypto User on it.',
  unauthenticated: "Key Vault does not know the identity of the bot: it has to be in the vault's own tenant.",
  'not-found': 'Key Vault has no such key: copy the Key Identifier of the current version.',
};
