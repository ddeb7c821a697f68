import { z } from 'zod/v4';
import { rolesInForce } from '../entra/roles-in-force';
import type { Incoming } from '../http/incoming';
import { namesOf } from '../tenant/apis';
import type { World } from '../world';

/** An application that calls one of the APIs beside Graph for itself. */
export interface ApiCaller {
  clientId: string;
  /** The object id of its service principal. */
  principalId: string;
  roles: string[];
}

const claimsSchema = z.object({
  aud: z.string(),
  azp: z.string(),
  oid: z.string(),
  tid: z.string(),
  iat: z.number(),
  roles: z.array(z.string()).default([]),
});

/** Whose token a call carries; undefined when it is none of this tenant's for this API that is in force. */
export async function identifyApiCaller(
  world: World,
  incoming: Incoming,
  apiId: string,
): Promise<ApiCaller | undefined> {
  const token = /^bearer\s+(\S+)$/i.exec(incoming.header('authorization') ?? '')?.[1];
  const api = world.tenant.servicePrincipals.find(({ appId }) => appId === apiId);
  if (token === undefined || api === undefined) return undefined;
  const verified = await world.signing.verify(token).catch(() => undefined);
  const parsed = claimsSchema.safeParse(verified);
  if (!parsed.success) return undefined;
  const { aud, azp, oid, tid } = parsed.data;
  if (tid !== world.tenant.tenantId || !namesOf(api).includes(aud)) return undefined;
  return { clientId: azp, principalId: oid, roles: rolesInForce(world, parsed.data) };
}
