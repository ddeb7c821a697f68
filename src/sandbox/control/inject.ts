import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { AlertStore } from '../alerts/alert-store';
import { canonicalInstant } from '../alerts/instant';
import type { World } from '../world';

const DAY_MS = 86_400_000;
const RETENTION_DAYS = 180;
const HOUR_MS = 3_600_000;

export const injectSchema = z.strictObject({
  items: z.array(z.record(z.string(), z.unknown(), { error: 'must be an object' })),
  asGiven: z.boolean().default(false),
});

/**
 * POST /_sandbox/alerts and /_sandbox/incidents: takes raw Graph objects in as they are, but for their times. What
 * lies beyond the service's retention (samples of the documentation) is moved, every date-time in it by the same
 * span, so that it was created now; and what was last updated over an hour ago counts as updated now, since it has
 * just arrived. With `asGiven` the times stay too.
 */
export function inject(
  world: World,
  store: AlertStore,
  { items, asGiven }: z.infer<typeof injectSchema>,
): { accepted: number; ids: string[] } {
  const now = world.clock();
  const arrived = items.map((item) => {
    const id = typeof item['id'] === 'string' && item['id'] !== '' ? item['id'] : randomUUID();
    return {
      ...(asGiven ? item : arriving(item, now)),
      id,
      tenantId: item['tenantId'] ?? world.tenant.tenantId,
    };
  });
  store.put(arrived);
  return { accepted: arrived.length, ids: arrived.map(({ id }) => id) };
}

function arriving(item: Record<string, unknown>, now: Date): Record<string, unknown> {
  const createdAt = timeOf(item['createdDateTime']) ?? now.getTime();
  const old = createdAt < now.getTime() - RETENTION_DAYS * DAY_MS;
  const moved = old ? (shift(item, now.getTime() - createdAt, now) as Record<string, unknown>) : item;
  const updatedAt = timeOf(moved['lastUpdateDateTime']);
  const stale = updatedAt === undefined || updatedAt < now.getTime() - HOUR_MS;
  return {
    ...moved,
    createdDateTime: moved['createdDateTime'] ?? now.toISOString(),
    lastUpdateDateTime: stale ? now.toISOString() : moved['lastUpdateDateTime'],
  };
}

function timeOf(value: unknown): number | undefined {
  const text = typeof value === 'string' ? canonicalInstant(value) : undefined;
  return text === undefined ? undefined : Date.parse(text);
}

/** Moves every date-time in a value, at any depth, but none beyond the present. */
function shift(value: unknown, span: number, now: Date): unknown {
  if (Array.isArray(value)) return value.map((inner) => shift(inner, span, now));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shift(inner, span, now)]));
  }
  const time = timeOf(value);
  return time === undefined ? value : new Date(Math.min(time + span, now.getTime())).toISOString();
}
