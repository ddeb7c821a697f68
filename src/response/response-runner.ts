import type { Connection } from '../connection/connection-store';
import { operationInWords, remedyFor } from '../connection/remedy';
import { speaking, texts } from '../texts/texts';
import type { Log } from '../log';
import { GraphFailure } from '../microsoft/graph/failure';
import type { Attributes } from '../telemetry/span';
import { auditSubject } from './audit-subject';
import type { AnyKind, ReadOrder, RunOutcome } from './kind';
import { referenceOf } from './reference';
import { subjectKey } from './response-row';
import { actorOf, type ResponseAction, type ResponseFailure } from './response-action';
import type { ResponseRunnerTools } from './response-runner-tools';
import { runContext } from './run-context';

/** How soon an action that Microsoft did not answer is tried again, or looked for in the tenant. */
const AGAIN_SECONDS = 5;

export interface ResponseRunner {
  /**
   * Carries an approved action out, in its language, unless another replica is at it. Never throws: the outcome is in the action.
   */
  run(action: ResponseAction): Promise<void>;
}

/** Carries approved actions out: started, step by step, verified, ended. */
export function createResponseRunner(tools: ResponseRunnerTools): ResponseRunner {
  const { database, store, log, trace } = tools;
  /** Those whose cards this process has brought up to date: after a crash they may show an older state. */
  const shown = new Set<string>();

  /** One at a time for what it is done to: the next one sees what this one has changed. */
  function run({ tenantId, id, connectionId, subject }: ResponseAction) {
    return database.exclusively(`response:${connectionId}:${subjectKey(subject)}`, async () => {
      const action = await store.find(tenantId, id);
      if (action?.state !== 'approved' && action?.state !== 'running') return;
      const isShown = shown.has(id);
      shown.add(id);
      await speaking(action.language, () => carryOut(action, isShown, tools));
      if ((await store.find(tenantId, id))?.endedAt !== undefined) shown.delete(id);
    });
  }

  return {
    run: (action) =>
      trace.carryOn(
        { name: 'carry out an action', kind: 'internal', attributes: actionIn(action) },
        () => run(action).then(() => undefined),
        (error) => {
          log.error({ err: error, action: referenceOf(action) }, 'an action stopped; it is taken up again');
        },
      ),
  };
}

/** By these a turn that an action is approved in, and the jobs that carry it out, are found together. */
function actionIn(action: ResponseAction): Attributes {
  return { 'drawbridge.action.reference': referenceOf(action), 'drawbridge.action.kind': action.kind };
}

async function carryOut(
  approved: ResponseAction,
  isShown: boolean,
  tools: ResponseRunnerTools,
): Promise<void> {
  const { audit, store, connections, kinds, follow } = tools;
  const kind = kinds.find((one) => one.kind === approved.kind);
  const read = kind?.read(approved.order);
  const connection = await connections.get(approved.tenantId, approved.connectionId);
  if (kind === undefined || read === undefined)
    return fail(approved, texts().response.failures.notKnown, tools);
  if (connection?.savedAt === undefined || !connection.desired.capabilities.includes(kind.capability))
    return fail(approved, texts().response.failures.switchedOff, tools);
  if (approved.state === 'approved') {
    // Committed before anything is sent: what is not on record does not happen.
    await audit.record(approved.tenantId, {
      actor: actorOf(approved),
      action: 'response.started',
      subject: auditSubject(approved, kinds),
      detail: { reference: referenceOf(approved), requests: approved.requests },
    });
  }
  const action = await store.start(approved);
  // What is looked at again and again shows what it showed, until it gets on.
  if (!isShown) follow(action);
  const outcome = await outcomeOf(action, kind, read, connection, tools);
  tools.trace.current().set({ 'drawbridge.action.outcome': outcome.end });
  await settle(action, outcome, tools);
}

/** What a run came to, with failures that may pass to be tried again for as long as the kind has patience. */
async function outcomeOf(
  action: ResponseAction,
  kind: AnyKind,
  read: ReadOrder,
  connection: Connection,
  tools: ResponseRunnerTools,
): Promise<RunOutcome<unknown>> {
  const now = tools.clock();
  const startedAt = action.startedAt ?? now;
  const patient = now.getTime() - startedAt.getTime() < kind.patienceSeconds * 1000;
  const later = { end: 'later', at: new Date(now.getTime() + AGAIN_SECONDS * 1000) } as const;
  try {
    const context = await runContext(action, connection, tools);
    const outcome = await read.run(context);
    if (outcome.end !== 'done' || (await read.verify(outcome.result, context))) return outcome;
    return patient ? later : { end: 'failed', failure: texts().response.failures.notSeen };
  } catch (error) {
    if (patient && isPassing(error)) return later;
    return { end: 'failed', failure: explain(error, action, tools.log) };
  }
}

async function settle(
  action: ResponseAction,
  outcome: RunOutcome<unknown>,
  tools: ResponseRunnerTools,
): Promise<void> {
  if (outcome.end === 'later') return tools.store.postpone(action, outcome.at);
  if (outcome.end === 'failed') return fail(action, outcome.failure, tools);
  await noteEnd(action, 'done', null, tools);
  tools.follow(await tools.store.end(action, { state: 'done', result: outcome.result }));
}

async function fail(
  action: ResponseAction,
  failure: ResponseFailure,
  tools: ResponseRunnerTools,
): Promise<void> {
  tools.trace.current().fail('failed');
  await noteEnd(action, 'failed', failure.text, tools);
  tools.follow(await tools.store.end(action, { state: 'failed', failure }));
}

function noteEnd(
  action: ResponseAction,
  end: 'done' | 'failed',
  failure: string | null,
  { audit, kinds }: ResponseRunnerTools,
): Promise<void> {
  return audit.record(action.tenantId, {
    actor: actorOf(action),
    action: `response.${end}`,
    subject: auditSubject(action, kinds),
    detail: { reference: referenceOf(action), failure },
  });
}

function isPassing(error: unknown): boolean {
  return error instanceof GraphFailure && (error.kind === 'throttled' || error.kind === 'unavailable');
}

function explain(error: unknown, action: ResponseAction, log: Log): ResponseFailure {
  const words = texts().response.failures;
  if (error instanceof GraphFailure)
    return { text: words.couldNot(operationInWords(error)), remedy: remedyFor(error) };
  log.error({ err: error, action: referenceOf(action) }, 'an action failed');
  return words.own;
}
