import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { compileFilter } from '../../../graph/filter';
import { type Answer, created, ok } from '../../../http/answer';
import { type Incoming, parseJson } from '../../../http/incoming';
import type { World } from '../../../world';
import type { ApiCaller } from '../../caller';
import { METADATA, refusal } from '../refusal';
import { newLink } from './result-links';
import { advanceSessions, isOpen, presentSession } from './session';
import { MOST_SESSIONS, type Session } from './state';

const ORDER = ['PutFile', 'RunScript', 'GetFile'];

const runBody = z.object({
  Commands: z
    .array(
      z.object({
        type: z.enum(['PutFile', 'RunScript', 'GetFile']),
        params: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
      }),
    )
    .min(1)
    .refine((commands) => commands.every(({ type }, index) => isInOrder(type, commands[index - 1]?.type)), {
      error: 'The commands must be in the order PutFile, RunScript, GetFile.',
    }),
  Comment: z.string().min(1),
});
const cancelBody = z.object({ Comment: z.string().min(1) });

function isInOrder(type: string, before: string | undefined): boolean {
  return before === undefined || ORDER.indexOf(before) <= ORDER.indexOf(type);
}

/** POST /api/machines/{id}/runliveresponse. Source: learn.microsoft.com/defender-endpoint/api/run-live-response. */
export function runLiveResponse(world: World, incoming: Incoming, id: string, caller: ApiCaller): Answer {
  advanceSessions(world);
  const parsed = runBody.safeParse(parseJson(incoming.body));
  if (!parsed.success) return refusal(400, 'InvalidRequestBody', parsed.error.issues[0]?.message ?? 'Wrong.');
  const device = world.tenant.devices.find(({ mdeDeviceId }) => mdeDeviceId === id.toLowerCase());
  if (device === undefined) return refusal(404, 'ResourceNotFound', `Machine ${id} was not found.`);
  const now = world.clock();
  const { sessions, device: stateOf } = world.liveResponse;
  const open = sessions.filter((one) => isOpen(one, now));
  if (open.length >= MOST_SESSIONS)
    return refusal(429, 'TooManyRequests', 'Too many live response sessions are running.');
  const { busyUntil } = stateOf(device.mdeDeviceId);
  const isBusy = open.some(({ machineId }) => machineId === device.mdeDeviceId);
  if (isBusy || (busyUntil !== undefined && busyUntil > now))
    return refusal(400, 'ActiveRequestAlreadyExists', 'Action is already in progress.');
  const session: Session = {
    ...{ id: randomUUID(), machineId: device.mdeDeviceId, comment: parsed.data.Comment },
    ...{ requestor: caller.clientId, createdAt: now, changedAt: now, startedAt: undefined },
    ...{ commands: parsed.data.Commands, ends: [], cancelled: undefined },
  };
  sessions.push(session);
  return created({ '@odata.context': ENTITY, ...presentSession(world, session) });
}

const ENTITY = `${METADATA}#MachineActions/$entity`;

const filterRules = {
  type: 'MachineAction',
  properties: {
    id: 'string',
    status: 'string',
    machineId: 'string',
    type: 'string',
    requestor: 'string',
    creationDateTimeUtc: 'instant',
  },
} as const;

/** Source: learn.microsoft.com/defender-endpoint/api/get-machineactions-collection. */
export function listMachineActions(world: World, { url: { searchParams } }: Incoming): Answer {
  advanceSessions(world);
  const filter = searchParams.get('$filter');
  const top = Number(searchParams.get('$top') ?? 10_000);
  const passes = filter === null ? () => true : compileFilter(filter, filterRules);
  const all = world.liveResponse.sessions.map((session) => presentSession(world, session));
  return ok({
    '@odata.context': `${METADATA}#MachineActions`,
    value: all.reverse().filter(passes).slice(0, top),
  });
}

/** Source: learn.microsoft.com/defender-endpoint/api/get-machineaction-object. */
export function showMachineAction(world: World, _: Incoming, id: string): Answer {
  const session = sessionOf(world, id);
  if (session === undefined) return unknown(id);
  return ok({ '@odata.context': ENTITY, ...presentSession(world, session) });
}

/** Source: learn.microsoft.com/defender-endpoint/api/cancel-machine-action. */
export function cancelMachineAction(world: World, incoming: Incoming, id: string): Answer {
  const session = sessionOf(world, id);
  if (session === undefined) return unknown(id);
  const parsed = cancelBody.safeParse(parseJson(incoming.body));
  if (!parsed.success) return refusal(400, 'InvalidRequestBody', 'A comment is required.');
  const now = world.clock();
  if (!isOpen(session, now)) return refusal(400, 'BadRequest', 'The action is in a final state already.');
  session.cancelled = { at: now, comment: parsed.data.Comment };
  session.changedAt = now;
  return ok({ '@odata.context': ENTITY, ...presentSession(world, session) });
}

/** Source: learn.microsoft.com/defender-endpoint/api/get-live-response-result. */
export function showResultLink(world: World, { url }: Incoming, id: string): Answer {
  const session = sessionOf(world, id);
  const index = Number(/\(index=(\d+)\)$/i.exec(decodeURIComponent(url.pathname))?.[1]);
  const end = session?.ends[index];
  if (session === undefined || end?.result === undefined) return unknown(id);
  return ok({ '@odata.context': `${METADATA}#Edm.String`, value: newLink(world, session.id, index) });
}

function sessionOf(world: World, id: string): Session | undefined {
  advanceSessions(world);
  return world.liveResponse.sessions.find((session) => session.id === id.toLowerCase());
}

function unknown(id: string): Answer {
  return refusal(404, 'ResourceNotFound', `Machine action ${id} was not found.`);
}
