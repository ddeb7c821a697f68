import { AuthenticationError } from '@azure/identity';
import { GraphFailure } from '../graph/failure';

/** Entra's codes that mean "not yet" shortly after a change: unknown application, secret or certificate. */
const NOT_YET = ['AADSTS700016', 'AADSTS7000215', 'AADSTS7000222', 'AADSTS700027', 'AADSTS65001'];

/** Codes for a person's token that is no good: its signature, its audience, its time, its form. */
const BAD_ASSERTION = ['AADSTS50013', 'AADSTS500131', 'AADSTS500133', 'AADSTS50027'];

/**
 * Turns what @azure/identity throws into a GraphFailure. Its message keeps Entra's first sentence (with the AADSTS
 * code), never the request.
 * Source: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
export function tokenFailure(error: unknown): GraphFailure {
  const operation = 'get a token';
  const message = error instanceof Error ? error.message : '';
  const code = /AADSTS\d+/.exec(message)?.[0];
  if (message.includes('ManagedIdentityCredential')) {
    const detail =
      'The managed identity gave no token: check AZURE_MANAGED_IDENTITY, and that it is assigned here.';
    return new GraphFailure(operation, 'unauthenticated', detail, undefined, { cause: error });
  }
  if (code === undefined && !(error instanceof AuthenticationError)) {
    // What MSAL makes of a tenant that Entra does not know, and of an Entra that does not answer.
    const unknown = message.includes('endpoints_resolution_error');
    const detail = unknown
      ? 'Entra does not know this tenant, or could not be reached.'
      : 'Entra could not be reached.';
    return new GraphFailure(operation, 'unavailable', detail, undefined, { cause: error });
  }
  if (error instanceof AuthenticationError && error.statusCode >= 500) {
    return new GraphFailure(operation, 'unavailable', 'Entra answered with a fault of its own.');
  }
  const sentence = /AADSTS\d+:[^.\r\n]*/.exec(message)?.[0] ?? 'Entra refused to give a token';
  return new GraphFailure(operation, 'unauthenticated', `${sentence}.`);
}

/** Whether a refused token may come right by waiting, because Entra has not caught up with a change. */
export function isNotYet(failure: GraphFailure): boolean {
  return failure.kind === 'unauthenticated' && NOT_YET.some((code) => failure.detail.startsWith(`${code}:`));
}

/** Whether Entra does not take the person's token itself, whoever it is. */
export function isBadAssertion({ kind, detail }: GraphFailure): boolean {
  return kind === 'unauthenticated' && BAD_ASSERTION.some((code) => detail.startsWith(`${code}:`));
}
