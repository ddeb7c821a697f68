import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  type TokenCredential,
} from '@azure/identity';
import { GraphFailure } from '../graph/failure';
import type { KeySigner } from '../keyvault/sign';
import { clientAssertion } from './client-assertion';

export type { TokenCredential } from '@azure/identity';

/** A credential of an application, in clear: it lives in memory only, for as long as it is used. */
export type ClientCredential =
  | { kind: 'client-secret'; secret: string }
  /** The certificate and its private key, PEM. */
  | { kind: 'certificate'; certificate: string; privateKey: string }
  /** The certificate, PEM, and the address of its private key, which never leaves Key Vault. */
  | { kind: 'vault-certificate'; certificate: string; keyAddress: string };

export interface ApplicationIdentity {
  tenantId: string;
  clientId: string;
  credential: ClientCredential;
}

/** Entra of the public cloud, the one that SDKs know by themselves. */
export const PUBLIC_ENTRA = 'login.microsoftonline.com';

/** How credentials of @azure/identity are told where Entra is. */
export function authorityOptions(entraUrl: URL): {
  authorityHost: string;
  disableInstanceDiscovery: boolean;
} {
  return { authorityHost: entraUrl.origin, disableInstanceDiscovery: entraUrl.hostname !== PUBLIC_ENTRA };
}

export interface SignInTools {
  /** Entra's origin, such as https://login.microsoftonline.com */
  entraUrl: URL;
  /** Signs for those whose key is in Key Vault. */
  sign: KeySigner;
}

/**
 * What @azure/identity signs in with for an application. Each call makes one with an empty token cache, so the first
 * token is a fresh one and carries the roles of this moment.
 */
export function signIn(
  { entraUrl, sign }: SignInTools,
  { tenantId, clientId, credential }: ApplicationIdentity,
): TokenCredential {
  const options = authorityOptions(entraUrl);
  switch (credential.kind) {
    case 'client-secret':
      return new ClientSecretCredential(tenantId, clientId, credential.secret, options);
    case 'certificate': {
      const certificate = `${credential.certificate.trim()}\n${credential.privateKey.trim()}\n`;
      return new ClientCertificateCredential(tenantId, clientId, { certificate }, options);
    }
    case 'vault-certificate': {
      const { certificate, keyAddress } = credential;
      const make = () => clientAssertion({ entraUrl, tenantId, clientId, certificate, keyAddress, sign });
      return vaultSigned(
        make,
        (assertion) => new ClientAssertionCredential(tenantId, clientId, assertion, options),
      );
    }
  }
}

/** What Key Vault says when it does not sign would be lost in what @azure/identity makes of it. */
function vaultSigned(
  make: () => Promise<string>,
  credentialWith: (assertion: () => Promise<string>) => TokenCredential,
): TokenCredential {
  let failure: unknown;
  const credential = credentialWith(async () => {
    failure = undefined;
    return make().catch((error: unknown) => {
      failure = error;
      throw error;
    });
  });
  return {
    getToken: (scopes, options) =>
      credential.getToken(scopes, options).catch((error: unknown) => {
        throw failure instanceof GraphFailure ? failure : error;
      }),
  };
}
