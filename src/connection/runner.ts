import { BOT_ACTOR } from '../audit/audit';
import type { Graph } from '../microsoft/graph/client';
import { GraphFailure } from '../microsoft/graph/failure';
import type { Attributes } from '../telemetry/span';
import { readActualState } from './actual-state';
import { applyPlan } from './apply';
import type { Approval, Progress } from './approvals/approval';
import type { Connection } from './connection-store';
import { type Course, createCourse } from './course';
import { chosenPart, inPhases, isCovered, makePlan, type Plan } from './plan';
import { operationInWords, remedyFor } from './remedy';
import type { RunnerTools } from './runner-tools';
import { removeReplaced, takeBackNew } from './replaced-credentials';
import { testAndSave } from './test-and-save';
import { language, speaking, texts } from '../texts/texts';

/** For how long after its approval a plan is taken up again that would leave two credentials where one should be. */
const LATER_MS = 10 * 60_000;

/** Until then whoever approved a plan is about to begin it. */
const BEGIN_MS = 3_000;

/** How long after its end a plan's cards are brought up to date once more when the bot starts. */
const AGAIN_MS = 60 * 60_000;

export interface Runner {
  /**
   * Carries out an approved plan, unless another replica is at it: in English, as the audit is kept; what its card shows is
   * said in the language of the plan. Never throws: the outcome is in the approval.
   */
  run(approval: Approval): Promise<void>;
  /** Begins to go on with every approved plan that a stopped process left unfinished; others need not wait for its end. */
  resume(): Promise<void>;
  /** Tells whoever follows how plans ended a short while ago: a process that died then may not have. Never throws. */
  catchUp(): Promise<void>;
}

/** Carries approved plans out: apply, verify, test, save, first ingestion. */
export function createRunner(tools: RunnerTools): Runner {
  const { database, approvals, connections, clock, log, trace } = tools;

  async function run({ tenantId, id, connectionId }: Approval): Promise<void> {
    await database.exclusively(`connection:${connectionId}`, async () => {
      const approval = await approvals.find(tenantId, id);
      const connection = await connections.get(tenantId, connectionId);
      if (approval?.state !== 'approved') return;
      // A connection is forgotten last of all, so one that is gone has nothing left to do.
      if (connection === undefined) await approvals.end(approval, 'done', allDone(approval));
      else
        await trace.carryOn(
          { name: 'carry out a plan', kind: 'internal', attributes: approvalIn(approval) },
          () => carryOut(approval, connection, tools),
          (error) => {
            stopped(error, approval);
          },
        );
    });
  }

  function stopped(error: unknown, approval: Approval): void {
    log.error({ err: error, approval: approval.id }, 'an approved plan stopped; it is taken up again later');
  }

  async function safely(approval: Approval): Promise<void> {
    // At once: the turn that it was approved in may be over when the plan is begun.
    trace.current().set(approvalIn(approval));
    await speaking('en', () => run(approval)).catch((error: unknown) => {
      stopped(error, approval);
    });
  }

  return {
    run: safely,
    async resume() {
      const before = clock().getTime() - BEGIN_MS;
      for (const approval of await approvals.unfinished())
        if ((approval.decidedAt?.getTime() ?? 0) <= before) void safely(approval);
    },
    async catchUp() {
      await tellEnds(tools).catch((error: unknown) => {
        log.warn({ err: error }, 'the ends of earlier plans could not be told again');
      });
    },
  };
}

async function tellEnds({ approvals, connections, clock, follow }: RunnerTools): Promise<void> {
  for (const approval of await approvals.endedSince(new Date(clock().getTime() - AGAIN_MS))) {
    const connection = await connections.get(approval.tenantId, approval.connectionId);
    if (connection !== undefined) follow(approval, connection);
  }
}

/** By this a turn that approves a plan and whoever carries it out are found together, after a restart too. */
function approvalIn({ id }: Approval): Attributes {
  return { 'drawbridge.approval.id': id };
}

function allDone({ plan }: Approval): Progress {
  return { marks: plan.changes.map(() => 'done') };
}

async function carryOut(approval: Approval, before: Connection, tools: RunnerTools): Promise<void> {
  const connection = await withDesired(before, approval, tools);
  const left = makePlan(connection, await readActualState(connection, tools));
  const course = createCourse(approval, left, tools.approvals, (seen) => {
    tools.follow(seen, connection);
  });
  const end = await outcome(approval, connection, course, tools, left);
  tools.trace.current().set({ 'drawbridge.plan.outcome': end });
  if (end === 'failed') tools.trace.current().fail(end);
  await tools.audit.record(approval.tenantId, {
    actor: approval.standing ? BOT_ACTOR : approval.approver,
    action: `plan.${end}`,
    subject: connection.name,
    detail: { plan: approval.plan.hash, failure: course.failure },
  });
  await tools.authorities.release(approval);
  await course.end(end);
  if (end !== 'done' || connection.desired.presence === 'absent') return;
  const saved = await tools.connections.get(connection.tenantId, connection.id);
  course.progress.firstCounts = await speaking(approval.language, () => tools.ingest(saved ?? connection));
  await course.end(end);
}

/** From its approval on, the connection desires what was approved, and nothing is left to be chosen. */
async function withDesired(
  connection: Connection,
  { desired = connection.desired, standing }: Approval,
  { connections, drafts }: RunnerTools,
): Promise<Connection> {
  await connections.desire(connection, desired);
  // What somebody is about to choose has nothing to do with a renewal that nobody asked for.
  if (!standing) await drafts.drop(connection);
  return { ...connection, desired };
}

/** In whose name the changes of an approval are made, for the audit. */
function actorOf({ standing, given, approver }: Approval): string {
  return standing ? BOT_ACTOR : (given.at(-1)?.by ?? approver);
}

async function outcome(
  approval: Approval,
  connection: Connection,
  course: Course,
  tools: RunnerTools,
  left: Plan,
): Promise<'done' | 'failed' | 'superseded'> {
  const part = chosenPart(left, approval.chosen);
  if (!isCovered(part, approval.plan)) return 'superseded';
  const authority = part.changes.length === 0 ? 'unattended' : connection.desired.authority;
  const graph = await tools.authorities.graphFor(approval, authority);
  if (graph === undefined) {
    course.fail(() => {
      const { signInOver, signInOverNext } = texts().plan.failure;
      return { text: signInOver, remedy: signInOverNext };
    });
    return 'failed';
  }
  let saved = false;
  try {
    const authorised = { onBehalfOf: actorOf(approval), graph };
    const { before } = inPhases(part);
    const actual = await applyPlan(connection, before, authorised, course, tools);
    if (connection.desired.presence === 'absent') {
      await tools.connections.remove(connection, connection.desired.keepAlerts);
      return 'done';
    }
    const tested = await testAndSave(connection, approval, actual, course, tools);
    saved = tested === 'done';
    if (saved) await removeReplaced(approval, connection, actual, authorised, course, tools);
    else await takeBackNew(approval, connection, graph, tools);
    return tested;
  } catch (error) {
    if (saved) leaveForLater(error, approval, tools);
    else await tryToTakeBack(approval, connection, graph, tools);
    course.fail(() => explain(error, course, approval, left));
    course.progress.marks = course.progress.marks.map((mark) => (mark === 'doing' ? 'failed' : mark));
    if (!(error instanceof GraphFailure))
      tools.log.error({ err: error, approval: approval.id }, 'a plan failed');
    return 'failed';
  }
}

/** A new credential that stays would be one that nobody watches. What cannot be taken back now is in the next plan. */
async function tryToTakeBack(
  approval: Approval,
  connection: Connection,
  graph: Graph,
  tools: RunnerTools,
): Promise<void> {
  try {
    await takeBackNew(approval, connection, graph, tools);
  } catch (failure) {
    leaveForLater(failure, approval, tools);
    tools.log.warn({ err: failure, approval: approval.id }, 'a new credential could not be taken back');
  }
}

/**
 * While Graph does not answer, a plan that should not be left half done stays as it is, to be taken up again; but not for
 * ever.
 *
 * @throws the failure itself, when that is so
 */
function leaveForLater(
  failure: unknown,
  { decidedAt = new Date(0) }: Approval,
  { clock }: RunnerTools,
): void {
  const passing = failure instanceof GraphFailure && ['unavailable', 'throttled'].includes(failure.kind);
  if (passing && clock().getTime() - decidedAt.getTime() < LATER_MS) throw failure;
}

/** @param left the changes as they are made: their sentences, in English, are what a refused request is called by */
function explain(
  error: unknown,
  { progress }: Course,
  { plan, language: own }: Approval,
  left: Plan,
): { text: string; remedy: string } {
  const words = texts().plan.failure;
  if (!(error instanceof GraphFailure)) return { text: words.own, remedy: words.ownNext };
  const change = plan.changes[progress.marks.indexOf('doing')];
  const refused = error.kind === 'forbidden' && change !== undefined;
  const remedy = refused ? words.refused : remedyFor(error);
  if (change === undefined || !left.changes.some(({ sentence }) => sentence === error.operation))
    return { text: words.unfinishedOperation(operationInWords(error)), remedy };
  return { text: words.unfinished(language() === own ? change.sentence : error.operation), remedy };
}
