import { listed } from '../listed';
import type { GraphFailure } from '../microsoft/graph/failure';
import { SIGN_OPERATION } from '../microsoft/keyvault/sign';
import { texts } from '../texts/texts';

/**
 * What Entra asks of a person, or of an administrator, on its own page: consent, a second factor, another provider.
 * Source: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
const ASKED_ON_ITS_PAGE = ['AADSTS65001', 'AADSTS50074', 'AADSTS50076', 'AADSTS50079', 'AADSTS50158'];

/** Whether signing in in the browser mends it. */
export function isMendedInBrowser({ detail }: GraphFailure): boolean {
  return ASKED_ON_ITS_PAGE.some((code) => detail.startsWith(`${code}:`));
}

/** What was tried, or several things at once, to stand after "Could not". */
export function operationInWords({ operation }: GraphFailure): string {
  const words = texts().failures;
  const known = operation.split(', ').map((one) => listed(words.operations, one));
  if (known.includes(undefined)) return words.otherOperation(operation);
  return known.join(` ${texts().and} `);
}

/** What a person does about a failure. */
export function remedyFor({ operation, kind, detail }: GraphFailure): string {
  const words = texts().failures;
  const ofVault = operation === SIGN_OPERATION ? listed(words.keyVault, kind) : undefined;
  if (ofVault !== undefined) return ofVault;
  const [code = ''] = detail.split(':');
  const known = listed(words.codes, code);
  if (known !== undefined) return `${known} (${code})`;
  switch (kind) {
    case 'forbidden':
      return words.forbidden;
    case 'unauthenticated':
      return words.unauthenticated(detail);
    case 'throttled':
      return words.throttled;
    case 'unavailable':
      if (detail.includes('does not know this tenant')) return words.unknownTenant(detail);
      return words.unavailable;
    default:
      return words.answered(detail);
  }
}
