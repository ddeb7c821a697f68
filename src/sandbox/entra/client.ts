import { createHash } from 'node:crypto';
import type { Application, KeyCredential, ServicePrincipal } from '../tenant/tenant';
import type { World } from '../world';
import { EntraFailure } from './failure';

/** A secret by which a client may prove itself. */
export interface KnownSecret {
  hash: string;
  endDateTime: string | undefined;
}

/** A client that Entra knows: its service principal here, and the credentials the token service has heard of. */
export interface Client {
  appId: string;
  displayName: string;
  principal: ServicePrincipal;
  /** The object id of its application, when it is registered in this tenant. */
  applicationId: string | undefined;
  secrets: KnownSecret[];
  certificates: KeyCredential[];
}

/** The hash by which a secret is kept. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Finds the client of a token request. @throws EntraFailure */
export function findClient(world: World, appId: string): Client {
  const { tenant, propagation } = world;
  const principal = tenant.servicePrincipals.find((candidate) => candidate.appId === appId);
  const application = tenant.applications.find((candidate) => candidate.appId === appId);
  const unknown =
    application === undefined
      ? principal === undefined
      : !propagation.knows('application-token', application.id);
  if (unknown || (principal !== undefined && !propagation.knows('principal-token', principal.id))) {
    throw notFound(world, appId);
  }
  if (principal === undefined) throw noPrincipal(world, appId);
  if (!principal.accountEnabled || application?.more['isDisabled'] === true) {
    throw new EntraFailure(
      400,
      'unauthorized_client',
      7000112,
      `Application '${appId}'(${principal.displayName}) is disabled.`,
    );
  }
  const { bot } = tenant;
  const botSecret = { hash: hashSecret(bot.clientSecret), endDateTime: undefined };
  return {
    appId,
    displayName: principal.displayName,
    principal,
    applicationId: application?.id,
    secrets: appId === bot.clientId ? [botSecret] : secretsOf(world, application),
    certificates:
      appId === bot.clientId
        ? bot.keyCredentials
        : (application?.keyCredentials ?? []).filter(({ keyId }) =>
            propagation.knows('credential-token', keyId),
          ),
  };
}

function secretsOf({ propagation }: World, application: Application | undefined): KnownSecret[] {
  return (application?.passwordCredentials ?? [])
    .filter(({ keyId }) => propagation.knows('credential-token', keyId))
    .map(({ secretHash, endDateTime }) => ({ hash: secretHash, endDateTime }));
}

function notFound({ tenant }: World, appId: string): EntraFailure {
  return new EntraFailure(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${appId}' was not found in the directory '${tenant.displayName}'. This can happen if ` +
      'the application has not been installed by the administrator of the tenant or consented to by any user in the ' +
      'tenant. You may have sent your authentication request to the wrong tenant.',
  );
}

function noPrincipal({ tenant }: World, appId: string): EntraFailure {
  const sentence = `The client application ${appId} is missing service principal in the tenant ${tenant.tenantId}.`;
  return new EntraFailure(401, 'invalid_client', 7000229, sentence);
}
