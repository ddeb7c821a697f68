import { ClientCertificateCredential, ClientSecretCredential, type TokenCredential } from '@azure/identity';

export type { TokenCredential } from '@azure/identity';

/** A credential of an application, in clear: it lives in memory only, for as long as it is used. */
export type ClientCredential =
  | { kind: 'client-secret'; secret: string }
  /** The certificate and its private key, PEM. */
  | { kind: 'certificate'; certificate: string; privateKey: string };

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

/**
 * What @azure/identity signs in with for an application. Each call makes one with an empty token cache, so the first
 * token is a fresh one and carries the roles of this moment.
 *
 * @param entraUrl Entra's origin, such as https://login.microsoftonline.com
 */
export function signIn(
  entraUrl: URL,
  { tenantId, clientId, credential }: ApplicationIdentity,
): TokenCredential {
  const options = authorityOptions(entraUrl);
  if (credential.kind === 'client-secret') {
    return new ClientSecretCredential(tenantId, clientId, credential.secret, options);
  }
  const certificate = `${credential.certificate.trim()}\n${credential.privateKey.trim()}\n`;
  return new ClientCertificateCredential(tenantId, clientId, { certificate }, options);
}
