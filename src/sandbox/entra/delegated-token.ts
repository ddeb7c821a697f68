import { randomUUID } from 'node:crypto';
import { heldRoleIds } from '../tenant/held-roles';
import type { DirectoryUser } from '../tenant/tenant';
import type { World } from '../world';
import type { Client } from './client';
import type { DelegatedScopes } from './delegated-scopes';

/**
 * A token of a person for an API: what the application may do there for them (`scp`), and which directory roles
 * they hold (`wids`).
 * Source: learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
 */
export async function issueDelegatedToken(
  world: World,
  { appId, displayName }: Client,
  user: DirectoryUser,
  { resource, values }: DelegatedScopes,
): Promise<{ token: string; scope: string }> {
  const scope = values.join(' ');
  const token = await world.signing.sign({
    ...personClaims(world, user),
    aud: resource.audience,
    appid: appId,
    app_displayname: displayName,
    azp: appId,
    idtyp: 'user',
    scp: scope,
  });
  return { token, scope };
}

/**
 * An id token for the application that signed a person in.
 * Source: learn.microsoft.com/entra/identity-platform/id-token-claims-reference.
 */
export function issueIdToken(
  world: World,
  { appId }: Client,
  user: DirectoryUser,
  nonce: string | undefined,
): Promise<string> {
  return world.signing.sign({
    ...personClaims(world, user),
    aud: appId,
    ...(nonce !== undefined && { nonce }),
  });
}

/** What every token says of a person. */
export function personClaims(world: World, user: DirectoryUser) {
  return {
    name: user.displayName,
    oid: user.id,
    preferred_username: user.userPrincipalName,
    sub: user.id,
    tid: world.tenant.tenantId,
    ver: '2.0',
    uti: randomUUID(),
    wids: heldRoleIds(world, user.id),
  };
}
