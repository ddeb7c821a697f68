import { z } from 'zod/v4';
import { heldFile } from '../../files/held-file';
import { keepScript } from '../../microsoft/endpoint/library';
import { cancelSession, findSession } from '../../microsoft/endpoint/machine-actions';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { RunContext, RunOutcome } from '../kind';
import { failureSchema } from '../response-action';
import { keepFile } from './keep-file';
import { commentOf, type FetchOrder } from './order';
import { FETCH_SCRIPT } from './script';
import { followSession } from './session';
import { whyFailed } from './why-failed';
import { texts } from '../../texts/texts';

const REMOVAL_PATIENCE_MS = 10 * 60_000;

/** What was kept; `removed`: the copy on the device is gone. */
export const fetchResult = heldFile.omit({ password: true }).extend({ removed: z.boolean() });
export type FetchResult = z.infer<typeof fetchResult>;

/** What fetching came to. `ran`: the script may have left a copy on the device. */
const fetched = z.object({
  kept: heldFile.omit({ password: true }).optional(),
  failure: failureSchema.optional(),
  ran: z.boolean(),
});
type Fetched = z.infer<typeof fetched>;

/** The step after which the file waits for whoever asked. */
export const FETCHED_STEP = 'fetched';

/**
 * Fetches a quarantined file: the script into the library, a session that brings it, the bytes into an archive, and a session that
 * takes the copy on the device away. @throws GraphFailure
 */
export async function carryOutFetch(
  order: FetchOrder,
  context: RunContext,
): Promise<RunOutcome<FetchResult>> {
  const came = await fetchOnce(order, context);
  if ('end' in came) return came;
  const copy = came.ran ? await removeCopy(order, context) : 'removed';
  if (typeof copy !== 'string') return copy;
  const { kept, failure } = came;
  if (kept !== undefined) return { end: 'done', result: { ...kept, removed: copy === 'removed' } };
  const words = texts().fetching.failures;
  const left = copy === 'removed' ? '' : words.copyLeft(order.device);
  const { text = words.noFile, remedy = '', ...rest } = failure ?? {};
  return { end: 'failed', failure: { ...rest, text, remedy: remedy + left } };
}

type Later = Extract<RunOutcome<never>, { end: 'later' }>;

async function fetchOnce(order: FetchOrder, context: RunContext): Promise<Fetched | Later> {
  const { step, stepBefore, apis } = context;
  if (stepBefore(FETCHED_STEP) === undefined) {
    if (context.stopAskedBy !== undefined)
      return step({ name: FETCHED_STEP, outcome: fetched, act: () => stop(order, context) });
    if (stepBefore('session to fetch') !== 'done') {
      if (stepBefore('script') !== 'done') await context.progress({ text: texts().fetching.progress.script });
      await step({ name: 'script', outcome: z.string(), act: () => keepScript(apis.endpoint, FETCH_SCRIPT) });
    }
  }
  const course =
    stepBefore(FETCHED_STEP) === 'done' ? undefined : await followSession(order, 'fetch', context);
  if (course?.end === 'later') return course;
  return step({
    name: FETCHED_STEP,
    outcome: fetched,
    async happened() {
      const found = await context.heldFiles.find({
        tenantId: context.connection.tenantId,
        key: order.session,
      });
      if (found === undefined) return undefined;
      const { password: _, ...kept } = found.file;
      return { kept, ran: true };
    },
    async act(): Promise<Fetched> {
      // It ended before: what a step has come to is asked for only once.
      const session = course?.session;
      if (session === undefined) throw new Error('The session is not known.');
      if (session.status !== 'Succeeded')
        return { failure: await whyFailed(order, session, context), ran: hasRun(session) };
      await context.progress({ text: texts().fetching.progress.archive });
      return { ...(await keepFile(order, session.id, context)), ran: true };
    },
  });
}

/** Ends what was begun, since somebody asked to. */
async function stop(order: FetchOrder, { apis, stopAskedBy, stepBefore }: RunContext): Promise<Fetched> {
  const words = texts().fetching.failures;
  const text = words.cancelled(stopAskedBy ?? words.somebody);
  const failure = { text, remedy: words.cancelledRemedy };
  if (stepBefore('session to fetch') === undefined) return { failure, ran: false };
  const session = await findSession(apis.endpoint, order.machineId, commentOf(order, 'fetch'));
  if (session === undefined) return { failure, ran: false };
  const comment = `Cancelled by ${stopAskedBy ?? 'somebody'}. Through Drawbridge.`;
  await cancelSession(apis.endpoint, session.id, comment).catch((error: unknown) => {
    // It had come to its end by itself.
    if (!(error instanceof GraphFailure) || error.kind !== 'invalid') throw error;
  });
  return { failure, ran: hasRun(session) };
}

function hasRun({ commands }: { commands?: { startTime?: string | null | undefined }[] | null | undefined }) {
  return (commands ?? []).some(({ startTime }) => startTime != null);
}

/** Waits for some minutes until the copy is gone: a device that has gone offline removes it when it is back. */
async function removeCopy(order: FetchOrder, context: RunContext): Promise<'removed' | 'left' | Later> {
  const since = await context.step({
    name: 'removal',
    outcome: z.coerce.date(),
    act: () => Promise.resolve(context.now),
  });
  const isLate = context.now.getTime() - since.getTime() > REMOVAL_PATIENCE_MS;
  const course = await followSession(order, 'remove', context);
  if (course.end === 'later') return isLate ? 'left' : course;
  return course.session.status === 'Succeeded' ? 'removed' : 'left';
}
