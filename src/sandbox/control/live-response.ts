import { z } from 'zod/v4';
import { advanceSessions } from '../apis/endpoint/live-response/session';
import { SESSION_CALLS } from '../apis/endpoint/live-response/state';
import { createRateLimit } from '../http/rate-limit';
import type { World } from '../world';
import { ControlFault } from './fault';

/**
 * POST /_sandbox/live-response: how fast sessions get on, and how a device is: whether it answers, for how long somebody else has
 * a session on it, and what its quarantine gives back. `forgetCalls` lets ten more sessions be started.
 */
export const liveResponseSchema = z.strictObject({
  paceSeconds: z.number().min(0).max(3600).optional(),
  forgetCalls: z.boolean().default(false),
  /** By its name. */
  device: z.string().optional(),
  offline: z.boolean().optional(),
  busySeconds: z.number().min(0).optional(),
  quarantine: z.enum(['kept', 'emptied', 'spoilt']).optional(),
});

export function steerLiveResponse(world: World, wish: z.infer<typeof liveResponseSchema>): object {
  const { liveResponse, clock, tenant } = world;
  advanceSessions(world);
  liveResponse.paceSeconds = wish.paceSeconds ?? liveResponse.paceSeconds;
  if (wish.forgetCalls) world.liveResponseLimit = createRateLimit(clock, SESSION_CALLS);
  if (wish.device === undefined) return { sessions: liveResponse.sessions.length };
  const found = tenant.devices.find(({ name }) => name === wish.device);
  if (found === undefined) throw new ControlFault(`There is no device called ${wish.device}.`);
  const state = liveResponse.device(found.mdeDeviceId);
  if (wish.offline === false && state.offline === true) state.onlineSince = clock();
  state.offline = wish.offline ?? state.offline;
  state.quarantine = wish.quarantine ?? state.quarantine;
  if (wish.busySeconds !== undefined) state.busyUntil = new Date(clock().getTime() + wish.busySeconds * 1000);
  return { id: found.mdeDeviceId, left: [...state.temp.keys()] };
}
