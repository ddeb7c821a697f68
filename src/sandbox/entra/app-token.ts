import { randomUUID } from 'node:crypto';
import type { World } from '../world';
import type { Client } from './client';
import type { Resource } from './resource';

/** The roles a service principal holds on an API, as the token service has heard of them. */
export function rolesOf(
  { tenant, propagation }: World,
  principalId: string,
  { principal: api }: Resource,
): string[] {
  const roleIds = tenant.appRoleAssignments
    .filter((grant) => grant.principalId === principalId && grant.resourceId === api.id)
    .filter(({ id }) => propagation.knows('grant-token', id))
    .map(({ appRoleId }) => appRoleId);
  return api.appRoles.filter(({ id }) => roleIds.includes(id)).map(({ value }) => value);
}

/**
 * A token of an application for itself, with its roles of this moment.
 * Source: learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
 */
export function issueAppToken(world: World, client: Client, resource: Resource): Promise<string> {
  const roles = rolesOf(world, client.principal.id, resource);
  return world.signing.sign({
    aud: resource.audience,
    appid: client.appId,
    azp: client.appId,
    app_displayname: client.displayName,
    idtyp: 'app',
    oid: client.principal.id,
    sub: client.principal.id,
    tid: world.tenant.tenantId,
    ver: '2.0',
    uti: randomUUID(),
    ...(roles.length > 0 && { roles }),
  });
}
