import { OnBehalfOfCredential, type TokenCredential } from '@azure/identity';
import { decodeJwt } from 'jose';
import { z } from 'zod/v4';
import { GraphFailure } from '../graph/failure';
import { authorityOptions } from './credential';
import { approverScopes, type UserToken } from './delegated';
import { managedIdentityAssertion, noApplication, type OwnPlace } from './own-identity';
import { tokenFailure } from './token-failure';

/**
 * Exchanges a person's token for the bot's application into one of the same person for Graph. It is Entra that checks
 * the first one: who signed it, for whom, and until when.
 *
 * @throws GraphFailure when Entra gives none
 */
export type OnBehalfOf = (userToken: string) => Promise<UserToken>;

/** Whom a token names. Nothing is proven by it. */
export interface NamedPerson {
  userId: string;
  tenantId: string;
  name: string;
}

const id = z.guid().transform((value) => value.toLowerCase());
const person = z.object({ oid: id, tid: id, name: z.string().default('Someone') });

/** Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow. */
export function createOnBehalfOf(place: OwnPlace & { graphUrl: URL }): OnBehalfOf {
  const scopes = approverScopes(place.graphUrl);
  return async (userToken) => {
    const credential = exchangeCredential(place, userToken);
    const given = await credential.getToken(scopes).catch((error: unknown) => {
      throw tokenFailure(error);
    });
    const named = given && personIn(given.token);
    if (!named) throw new GraphFailure('get a token', 'unexpected', 'Entra gave a token that names nobody.');
    return { token: given.token, expiresAt: new Date(given.expiresOnTimestamp), ...named };
  };
}

/**
 * Whom a token names, unverified; undefined when it is no token of a person.
 * Source: learn.microsoft.com/entra/identity-platform/access-token-claims-reference (oid, tid).
 */
export function personIn(token: string): NamedPerson | undefined {
  try {
    const { oid, tid, name } = person.parse(decodeJwt(token));
    return { userId: oid, tenantId: tid, name };
  } catch {
    return undefined;
  }
}

function exchangeCredential({ entraUrl, tenantId, identity }: OwnPlace, userToken: string): TokenCredential {
  const { clientId, credential } = identity;
  const options = { ...authorityOptions(entraUrl), tenantId, clientId, userAssertionToken: userToken };
  switch (credential.kind) {
    case 'client-secret':
      return new OnBehalfOfCredential({ ...options, clientSecret: credential.secret });
    case 'certificate':
      return new OnBehalfOfCredential({ ...options, certificatePath: credential.path });
    case 'federated': {
      const getAssertion = managedIdentityAssertion(entraUrl, credential.managedIdentityId);
      return new OnBehalfOfCredential({ ...options, getAssertion });
    }
    case 'managed-identity':
      throw noApplication();
  }
}
