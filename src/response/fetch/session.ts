import { z } from 'zod/v4';
import {
  findSession,
  type MachineAction,
  readSession,
  startSession,
} from '../../microsoft/endpoint/machine-actions';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { RunContext } from '../kind';
import { commandsOf, commentOf, type FetchOrder, type Purpose } from './order';
import { texts } from '../../texts/texts';

/** Looking is limited too, to 1,500 calls an hour: what has waited for long is looked at once a minute. */
const POLL_SECONDS = 5;
const QUEUED_SECONDS = 60;
const SOON_MS = 3 * 60_000;
const BUSY_SECONDS = 20;
const LIMIT_SECONDS = 20;

/** What a session has come to: it has ended, or is looked at again then. */
export type SessionCourse = { end: 'over'; session: MachineAction } | { end: 'later'; at: Date };

/**
 * Starts a session once, however often it is called, and sees how it gets on. A device takes one at a time, and Defender ten a
 * minute: both are waited out. @throws GraphFailure
 */
export async function followSession(
  order: FetchOrder,
  purpose: Purpose,
  context: RunContext,
): Promise<SessionCourse> {
  const { step, now } = context;
  const comment = commentOf(order, purpose);
  const { endpoint } = context.apis;
  try {
    const id = await step({
      name: `session to ${purpose}`,
      outcome: z.string(),
      act: async () =>
        (await startSession(endpoint, order.machineId, commandsOf(order, purpose), comment)).id,
      happened: async () => (await findSession(endpoint, order.machineId, comment))?.id,
    });
    const session = await readSession(endpoint, id);
    const wait = WAITS[session.status];
    if (wait === undefined) return { end: 'over', session };
    await context.progress({ text: wait(order, session) });
    return { end: 'later', at: after(now, isLong(session, now) ? QUEUED_SECONDS : POLL_SECONDS) };
  } catch (error) {
    const known = error instanceof GraphFailure ? waitFor(error, order) : undefined;
    if (known === undefined) throw error;
    await context.progress({ text: known.text });
    return { end: 'later', at: after(now, known.seconds) };
  }
}

function isLong({ status, creationDateTimeUtc }: MachineAction, now: Date): boolean {
  const since = Date.parse(creationDateTimeUtc ?? '');
  return status === 'Pending' && now.getTime() - since > SOON_MS;
}

/** The states that are no end, in words. Source: learn.microsoft.com/defender-endpoint/api/machineaction. */
const WAITS: Readonly<Record<string, (order: FetchOrder, session: MachineAction) => string>> = {
  Pending: ({ device }) => texts().fetching.progress.pending(device),
  InProgress: ({ device }, { commands }) => {
    const done = (commands ?? []).filter(({ commandStatus }) => commandStatus === 'Completed').length;
    return texts().fetching.progress.running(device, done, (commands ?? []).length);
  },
};

function waitFor(
  { kind, detail, retryAfterSeconds }: GraphFailure,
  { device }: FetchOrder,
): { text: string; seconds: number } | undefined {
  if (kind === 'throttled') {
    return { text: texts().fetching.progress.room, seconds: retryAfterSeconds ?? LIMIT_SECONDS };
  }
  if (detail.startsWith('ActiveRequestAlreadyExists'))
    return { text: texts().fetching.progress.busy(device), seconds: BUSY_SECONDS };
  return undefined;
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
