import type { JWTPayload } from 'jose';
import { errors } from 'jose';
import { z } from 'zod/v4';
import { rolesInForce } from '../entra/roles-in-force';
import { isGraphAudience } from '../entra/resource';
import type { Incoming } from '../http/incoming';
import type { World } from '../world';
import { GraphRefusal } from './failure';

/** Who calls Graph: an application for itself, or for a user. */
export interface Caller {
  clientId: string;
  /** The object id of the application's service principal, or of the user. */
  objectId: string;
  /** Application permissions, or delegated ones when `delegated`. */
  permissions: string[];
  delegated: boolean;
}

const claimsSchema = z.object({
  azp: z.string(),
  oid: z.string(),
  tid: z.string(),
  iat: z.number(),
  roles: z.array(z.string()).default([]),
  scp: z.string().optional(),
});

/** Checks the bearer token: signature, audience, time, tenant. @throws GraphRefusal */
export async function identify(world: World, incoming: Incoming): Promise<Caller> {
  const token = /^bearer\s+(\S+)$/i.exec(incoming.header('authorization') ?? '')?.[1];
  if (token === undefined) throw unauthenticated('Access token is empty.');
  const claims = await verified(world, token);
  if (!isGraphAudience(claims.aud, world.origin))
    throw unauthenticated('Access token validation failure. Invalid audience.');
  const { azp, oid, tid, iat, roles, scp } = claimsSchema.parse(claims);
  if (tid !== world.tenant.tenantId)
    throw unauthenticated('Access token validation failure. Invalid tenant.');
  return {
    clientId: azp,
    objectId: oid,
    delegated: scp !== undefined,
    permissions: scp?.split(' ') ?? rolesInForce(world, { oid, iat, roles }),
  };
}

async function verified({ signing }: World, token: string): Promise<JWTPayload> {
  try {
    return await signing.verify(token);
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw unauthenticated('Lifetime validation failed, the token is expired.');
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) {
      throw unauthenticated('Access token validation failure. Invalid signature.');
    }
    throw unauthenticated('CompactToken parsing failed with error code: 80049217');
  }
}

function unauthenticated(message: string): GraphRefusal {
  return new GraphRefusal(401, 'InvalidAuthenticationToken', message);
}
