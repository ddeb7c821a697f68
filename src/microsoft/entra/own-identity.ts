import { createHash, X509Certificate } from 'node:crypto';
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import type { NodeAuthOptions } from '@azure/msal-node';
import type { OwnIdentity } from '../../config/own-identity';
import { GraphFailure } from '../graph/failure';
import { authorityOptions } from './credential';

/** The bot's own identity in a tenant. */
export interface OwnPlace {
  /** Entra's origin, such as https://login.microsoftonline.com */
  entraUrl: URL;
  tenantId: string;
  identity: OwnIdentity;
}

/**
 * What a managed identity's token has to be for, by the cloud, so that an application takes it as its credential.
 * Source: learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity.
 */
const EXCHANGE_AUDIENCES: Readonly<Record<string, string>> = {
  'login.microsoftonline.us': 'api://AzureADTokenExchangeUSGov',
  'login.chinacloudapi.cn': 'api://AzureADTokenExchangeChina',
  'login.partner.microsoftonline.cn': 'api://AzureADTokenExchangeChina',
};

/** What the bot signs in with for itself. */
export function ownCredential({ entraUrl, tenantId, identity }: OwnPlace): TokenCredential {
  const { clientId, credential } = identity;
  const options = authorityOptions(entraUrl);
  switch (credential.kind) {
    case 'client-secret':
      return new ClientSecretCredential(tenantId, clientId, credential.secret, options);
    case 'certificate':
      return new ClientCertificateCredential(tenantId, clientId, { certificate: credential.pem }, options);
    case 'federated': {
      const assertion = managedIdentityAssertion(entraUrl, credential.managedIdentityId);
      return new ClientAssertionCredential(tenantId, clientId, assertion, options);
    }
    case 'managed-identity':
      return managedIdentity(credential.managedIdentityId);
  }
}

/** The same for MSAL, which signs people in in the browser. @throws GraphFailure when the bot is no application */
export function msalIdentity({ entraUrl, identity }: OwnPlace): NodeAuthOptions {
  const { clientId, credential } = identity;
  switch (credential.kind) {
    case 'client-secret':
      return { clientId, clientSecret: credential.secret };
    case 'certificate': {
      const { raw } = new X509Certificate(credential.pem);
      const thumbprintSha256 = createHash('sha256').update(raw).digest('hex');
      return { clientId, clientCertificate: { thumbprintSha256, privateKey: credential.pem } };
    }
    case 'federated':
      return {
        clientId,
        clientAssertion: managedIdentityAssertion(entraUrl, credential.managedIdentityId),
      };
    case 'managed-identity':
      throw noApplication();
  }
}

/** The managed identity's token that stands for a credential of the application. */
export function managedIdentityAssertion(entraUrl: URL, managedIdentityId: string): () => Promise<string> {
  const audience = EXCHANGE_AUDIENCES[entraUrl.hostname] ?? 'api://AzureADTokenExchange';
  const credential = managedIdentity(managedIdentityId);
  return async () => (await credential.getToken(`${audience}/.default`)).token;
}

function managedIdentity(clientId: string | undefined): ManagedIdentityCredential {
  return clientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId });
}

/** Why nobody can sign in to a bot that has no application. */
export function noApplication(): GraphFailure {
  const detail = 'The bot is a managed identity without an application, so nobody can sign in to it.';
  return new GraphFailure('sign people in', 'unauthenticated', detail);
}
