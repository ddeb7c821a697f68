import type { World } from '../../../world';
import { isOffline } from '../machines';
import { runCommand } from './run-command';
import type { Session } from './state';

const QUEUED_MS = 3 * 86_400_000;

/** Source: learn.microsoft.com/defender-endpoint/api/machineaction. */
type Status = 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'TimeOut' | 'Cancelled';

export function statusOf({ cancelled, startedAt, ends, commands, createdAt }: Session, now: Date): Status {
  if (cancelled !== undefined) return 'Cancelled';
  if (ends.some(({ failed }) => failed)) return 'Failed';
  if (ends.length === commands.length) return 'Succeeded';
  if (startedAt !== undefined) return 'InProgress';
  return now.getTime() - createdAt.getTime() > QUEUED_MS ? 'TimeOut' : 'Pending';
}

export function isOpen(session: Session, now: Date): boolean {
  return ['Pending', 'InProgress'].includes(statusOf(session, now));
}

/** Lets every session get on as far as it would be by now. */
export function advanceSessions(world: World): void {
  for (const session of world.liveResponse.sessions) advance(world, session);
}

function advance(world: World, session: Session): void {
  const now = world.clock();
  const pace = world.liveResponse.paceSeconds * 1000;
  if (!isOpen(session, now) || isOffline(world, session.machineId)) return;
  if (session.startedAt === undefined) {
    const { onlineSince = new Date(0) } = world.liveResponse.device(session.machineId);
    const start = Math.max(session.createdAt.getTime() + pace, onlineSince.getTime());
    if (now.getTime() < start) return;
    session.startedAt = new Date(start);
    session.changedAt = now;
  }
  while (
    isOpen(session, now) &&
    session.startedAt.getTime() + (session.ends.length + 1) * pace <= now.getTime()
  ) {
    const command = session.commands[session.ends.length];
    if (command === undefined) return;
    session.ends.push(runCommand(world, session, command));
    session.changedAt = now;
  }
}

/** A session as the API shows it. Source: the sample of learn.microsoft.com/defender-endpoint/api/run-live-response. */
export function presentSession(world: World, session: Session): Record<string, unknown> {
  const device = world.tenant.devices.find(({ mdeDeviceId }) => mdeDeviceId === session.machineId);
  const started = session.startedAt?.toISOString() ?? null;
  return {
    id: session.id,
    type: 'LiveResponse',
    requestor: session.requestor,
    requestorComment: session.comment,
    status: statusOf(session, world.clock()),
    machineId: session.machineId,
    computerDnsName: device === undefined ? null : `${device.name}.${world.tenant.defaultDomain}`,
    creationDateTimeUtc: session.createdAt.toISOString(),
    lastUpdateDateTimeUtc: session.changedAt.toISOString(),
    cancellationComment: session.cancelled?.comment ?? null,
    cancellationDateTimeUtc: session.cancelled?.at.toISOString() ?? null,
    errorHResult: 0,
    commands: session.commands.map((command, index) => {
      const end = session.ends[index];
      const state = end === undefined ? 'Created' : end.failed ? 'Failed' : 'Completed';
      return {
        index,
        startTime: index <= session.ends.length ? started : null,
        endTime: end === undefined ? null : session.changedAt.toISOString(),
        commandStatus: state,
        errors: end?.errors ?? [],
        command,
      };
    }),
  };
}
