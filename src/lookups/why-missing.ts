import { remedyFor } from '../connection/remedy';
import { GraphFailure } from '../microsoft/graph/failure';
import { texts } from '../texts/texts';

/**
 * What Graph says of reports that come with a licence only, by its code.
 * Source: learn.microsoft.com/graph/api/resources/signin (Entra ID P1 or P2); the code as seen in
 * microsoftgraph/msgraph-sdk-dotnet#1006.
 */
const LICENCE_CODES = ['Authentication_RequestFromNonPremiumTenantOrB2CTenant'];

/**
 * Why a part of a look-up is not there, in words. What is no failure of Microsoft's is thrown on.
 *
 * @param permission what reading it takes, such as AuditLog.Read.All
 */
export function whyMissing(error: unknown, permission?: string): string {
  if (!(error instanceof GraphFailure)) throw error;
  if (LICENCE_CODES.some((code) => error.detail.startsWith(`${code}:`)))
    return texts().lookUp.lacking.licence;
  if (error.kind === 'forbidden' && permission !== undefined)
    return texts().lookUp.lacking.permission(permission);
  return remedyFor(error);
}
