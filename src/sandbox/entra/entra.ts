import type { Answer } from '../http/answer';
import { ok } from '../http/answer';
import type { Incoming } from '../http/incoming';
import type { World } from '../world';
import { answerAuthorize } from './authorize';
import { failurePage } from './failure-page';
import { EntraFailure, entraFailureAnswer } from './failure';
import { instanceDiscovery, openIdConfiguration } from './metadata';
import { answerTokenRequest } from './token-endpoint';

const endpoint =
  /^\/([^/]+)\/(v2\.0\/\.well-known\/openid-configuration|discovery\/v2\.0\/keys|oauth2\/v2\.0\/token|oauth2\/v2\.0\/authorize)$/;

const AUTHORIZE = 'oauth2/v2.0/authorize';

/** Answers an Entra address; undefined when the path is none of Entra's. */
export async function answerEntra(world: World, incoming: Incoming): Promise<Answer | undefined> {
  if (incoming.url.pathname === '/common/discovery/instance') return ok(instanceDiscovery(world));
  const [, tenantName, what] = endpoint.exec(incoming.url.pathname) ?? [];
  if (tenantName === undefined) return undefined;
  try {
    checkTenant(world, tenantName);
    if (what === AUTHORIZE) return answerAuthorize(world, incoming);
    if (what === 'discovery/v2.0/keys') return ok(world.signing.publicKeys);
    if (what !== 'oauth2/v2.0/token') return ok(openIdConfiguration(world));
    if (incoming.method !== 'POST') {
      throw new EntraFailure(
        400,
        'invalid_request',
        900561,
        'The endpoint only accepts POST requests. Received a GET request.',
      );
    }
    return await answerTokenRequest(world, new URLSearchParams(incoming.body));
  } catch (error) {
    if (error instanceof EntraFailure && what === AUTHORIZE) return failurePage(error, world.clock());
    if (error instanceof EntraFailure) {
      return entraFailureAnswer(error, world.clock(), incoming.header('client-request-id'));
    }
    throw error;
  }
}

function checkTenant({ tenant }: World, name: string): void {
  const known = [tenant.tenantId, tenant.initialDomain, tenant.defaultDomain];
  if (known.includes(name.toLowerCase())) return;
  throw new EntraFailure(
    400,
    'invalid_request',
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. ` +
      'Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.',
  );
}
