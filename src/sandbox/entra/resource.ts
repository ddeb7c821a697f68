import { GRAPH_APP_ID, namesOf } from '../tenant/apis';
import type { ServicePrincipal } from '../tenant/tenant';
import type { World } from '../world';
import { EntraFailure } from './failure';

/** The API a token is asked for, and the audience the token will carry. */
export interface Resource {
  principal: ServicePrincipal;
  audience: string;
}

/**
 * The API a `.default` scope names: by its appId, one of its service principal names, or, for Graph, the sandbox's
 * own origin.
 *
 * @throws EntraFailure
 */
export function findResource({ tenant, origin }: World, scope: string): Resource {
  const first = scope.split(' ').find((part) => part.endsWith('/.default'));
  if (first === undefined) {
    throw new EntraFailure(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with ` +
        '/.default suffixed to the resource identifier (application ID URI).',
    );
  }
  const name = first.slice(0, -'/.default'.length).replace(/\/$/, '');
  const principal = tenant.servicePrincipals.find((candidate) =>
    name === origin ? candidate.appId === GRAPH_APP_ID : namesOf(candidate).includes(name),
  );
  if (principal === undefined) {
    throw new EntraFailure(
      400,
      'invalid_resource',
      500011,
      `The resource principal named ${name} was not found in the tenant named ${tenant.displayName}. This can happen if ` +
        'the application has not been installed by the administrator of the tenant or consented to by any user in the ' +
        'tenant. You might have sent your authentication request to the wrong tenant.',
    );
  }
  return { principal, audience: name };
}

/** Whether a token's audience is Microsoft Graph. */
export function isGraphAudience(audience: unknown, origin: string): boolean {
  return [origin, GRAPH_APP_ID, 'https://graph.microsoft.com'].some((name) => name === audience);
}
