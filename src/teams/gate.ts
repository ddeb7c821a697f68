import { decodeJwt, decodeProtectedHeader } from 'jose';
import { activitySchema, type IncomingActivity, tenantOf } from './activity';
import { type BotOptions, isAllowedServiceUrl } from './options';

/** What the gate says to a request: let through, or an HTTP status and why (for the log, never for the sender). */
export type GateVerdict =
  { pass: true; activity: IncomingActivity } | { pass: false; status: number; why: string };

const HUMAN_ACTIVITIES = ['message', 'invoke'];
const AAD_OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Looks at a request before any Bot Framework code does. That code accepts more than it should on its emulator path,
 * and remembers the issuers of tokens it has not verified, so what is plainly not from our channel stops here. The
 * token's signature is checked after this, by the Bot Framework.
 */
export function examine(body: unknown, authorization: string | undefined, options: BotOptions): GateVerdict {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return refuse(400, 'the activity does not have the shape of one');
  const activity = parsed.data;
  if (activity.channelId !== 'msteams') return refuse(403, 'another channel');
  if (!isAllowedServiceUrl(activity.serviceUrl, options))
    return refuse(403, 'the service address is not allowed');
  const tenant = tenantOf(activity);
  if (tenant === undefined || !isAllowedTenant(tenant, options)) return refuse(403, 'another tenant');
  const { aadObjectId } = activity.from;
  if (HUMAN_ACTIVITIES.includes(activity.type) && !AAD_OBJECT_ID.test(aadObjectId ?? '')) {
    return refuse(403, 'a sender without an id in Entra');
  }
  if (activity.recipient === undefined || activity.recipient === null)
    return refuse(400, 'the activity is for nobody');
  return examineToken(authorization, activity, options) ?? { pass: true, activity };
}

function isAllowedTenant(tenant: string, { allowedTenants }: BotOptions): boolean {
  return allowedTenants === '*' || allowedTenants.includes(tenant);
}

function examineToken(
  authorization: string | undefined,
  { serviceUrl }: IncomingActivity,
  { app, tokenIssuer }: BotOptions,
): GateVerdict | undefined {
  if (app === undefined) return undefined;
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return refuse(401, 'no token');
  try {
    const header = decodeProtectedHeader(token);
    const claims = decodeJwt(token);
    if (header.alg !== 'RS256' || typeof header.kid !== 'string')
      return refuse(401, 'an algorithm we do not take');
    // The library that checks the signature takes a token without an end for one that is good for ever.
    if (typeof claims.exp !== 'number') return refuse(401, 'a token without an end');
    return claimsProblem(claims, app.id, tokenIssuer) ?? serviceUrlProblem(claims['serviceurl'], serviceUrl);
  } catch {
    return refuse(401, 'the token is none');
  }
}

/** What is wrong with the claims of a channel token. Also used once its signature has been verified. */
export function claimsProblem(
  { iss, aud }: { iss?: unknown; aud?: unknown },
  appId: string,
  tokenIssuer: string,
): GateVerdict | undefined {
  if (iss !== tokenIssuer) return refuse(401, 'another issuer');
  return aud === appId ? undefined : refuse(401, 'a token for somebody else');
}

function serviceUrlProblem(claimed: unknown, serviceUrl: string): GateVerdict | undefined {
  return claimed === serviceUrl ? undefined : refuse(401, 'a token for another service address');
}

function refuse(status: number, why: string): GateVerdict {
  return { pass: false, status, why };
}
