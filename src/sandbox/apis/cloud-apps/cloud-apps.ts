import { z } from 'zod/v4';
import { type Answer, ok } from '../../http/answer';
import { type Incoming, parseJson } from '../../http/incoming';
import { CLOUD_APPS_APP_ID } from '../../tenant/apis';
import type { World } from '../../world';
import { identifyApiCaller } from '../caller';
import { allActivities } from './activities';
import { compileFilters } from './filters';

const READERS = ['investigation.read', 'investigation.manage'];

const body = z.object({
  filters: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  skip: z.int().min(0).default(0),
  limit: z.int().min(1).max(100).default(100),
  sortField: z.enum(['date', 'created']).default('date'),
  sortDirection: z.enum(['asc', 'desc']).default('desc'),
});

/**
 * Defender for Cloud Apps: POST /api/v1/activities/, 100 a page and 30 calls a minute.
 * Source: learn.microsoft.com/defender-cloud-apps/api-activities-list, api-introduction. Its errors have one member,
 * `detail`.
 */
export async function answerCloudApps(
  world: World,
  incoming: Incoming,
  heard: (clientId: string) => void,
): Promise<Answer | undefined> {
  if (!/^\/api\/v1\/activities\/?$/.test(incoming.url.pathname)) return undefined;
  const caller = await identifyApiCaller(world, incoming, CLOUD_APPS_APP_ID);
  if (caller === undefined) return refusal(401, 'Invalid token');
  heard(caller.clientId);
  const wait = world.cloudAppsLimit.take(caller.clientId);
  if (wait !== undefined) {
    const throttled = refusal(429, `Request was throttled. Expected available in ${wait} seconds.`);
    return { ...throttled, headers: { 'retry-after': String(wait) } };
  }
  if (!READERS.some((role) => caller.roles.includes(role)))
    return refusal(403, 'You do not have permission to perform this action.');
  if (incoming.method !== 'POST') return refusal(405, `Method "${incoming.method}" not allowed.`);
  return list(world, incoming);
}

function list(world: World, incoming: Incoming): Answer {
  const parsed = body.safeParse(parseJson(incoming.body === '' ? '{}' : incoming.body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refusal(400, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
  }
  const { filters, skip, limit, sortField, sortDirection } = parsed.data;
  const passes = compileFilters(filters, world.clock());
  if (typeof passes === 'string') return refusal(400, passes);
  const key = sortField === 'date' ? 'timestamp' : 'created';
  const sign = sortDirection === 'asc' ? 1 : -1;
  const found = allActivities(world)
    .filter(passes)
    .sort((one, other) => sign * (one[key] - other[key]));
  const data = found.slice(skip, skip + limit);
  return ok({ total: found.length, hasNext: skip + data.length < found.length, data });
}

function refusal(status: number, detail: string): Answer {
  return { status, body: { detail } };
}
