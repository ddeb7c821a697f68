import { GraphFailure } from '../microsoft/graph/failure';
import { readActualState } from './actual-state';
import { applyPlan } from './apply';
import type { Approval } from './approvals/approval';
import type { Connection } from './connection-store';
import { type Course, createCourse } from './course';
import { isCovered, makePlan } from './plan';
import type { RunnerTools } from './runner-tools';
import { testAndSave } from './test-and-save';
import { remedyFor } from './test-connection';

export interface Runner {
  /** Carries out an approved plan, unless another replica is at it. Never throws: the outcome is in the approval. */
  run(approval: Approval): Promise<void>;
  /** Goes on with every approved plan that a stopped process left unfinished. */
  resume(): Promise<void>;
}

/** Carries approved plans out: apply, verify, test, save, first ingestion. */
export function createRunner(tools: RunnerTools): Runner {
  const { database, approvals, connections, log } = tools;

  async function run({ tenantId, id, connectionId }: Approval): Promise<void> {
    await database.exclusively(`connection:${connectionId}`, async () => {
      const approval = await approvals.find(tenantId, id);
      const connection = await connections.get(tenantId, connectionId);
      if (approval?.state !== 'approved' || connection === undefined) return;
      await carryOut(approval, connection, tools);
    });
  }

  async function safely(approval: Approval): Promise<void> {
    await run(approval).catch((error: unknown) => {
      log.error(
        { err: error, approval: approval.id },
        'an approved plan stopped; it is taken up again later',
      );
    });
  }

  return {
    run: safely,
    async resume() {
      for (const approval of await approvals.unfinished()) await safely(approval);
    },
  };
}

async function carryOut(approval: Approval, connection: Connection, tools: RunnerTools): Promise<void> {
  const left = makePlan(connection, await readActualState(connection, tools));
  const course = createCourse(approval, left, tools.approvals, (seen) => {
    tools.follow(seen, connection);
  });
  const end = await outcome(approval, connection, course, tools, left);
  await tools.audit.record(approval.tenantId, {
    actor: approval.approver,
    action: `plan.${end}`,
    subject: connection.name,
    detail: { plan: approval.plan.hash, failure: course.progress.failure?.text ?? null },
  });
  await course.end(end);
  if (end !== 'done') return;
  const saved = await tools.connections.get(connection.tenantId, connection.id);
  course.progress.firstCounts = await tools.ingest(saved ?? connection);
  await course.end(end);
}

async function outcome(
  approval: Approval,
  connection: Connection,
  course: Course,
  tools: RunnerTools,
  left: ReturnType<typeof makePlan>,
): Promise<'done' | 'failed' | 'superseded'> {
  if (!isCovered(left, approval.plan)) return 'superseded';
  try {
    await applyPlan(connection, left, approval.approver, course, tools);
    return await testAndSave(connection, course, tools);
  } catch (error) {
    course.progress.failure = explain(error);
    course.progress.marks = course.progress.marks.map((mark) => (mark === 'doing' ? 'failed' : mark));
    if (!(error instanceof GraphFailure))
      tools.log.error({ err: error, approval: approval.id }, 'a plan failed');
    return 'failed';
  }
}

function explain(error: unknown): { text: string; remedy: string } {
  if (error instanceof GraphFailure)
    return { text: `Could not finish: ${error.operation}.`, remedy: remedyFor(error) };
  return {
    text: 'Drawbridge met a fault of its own.',
    remedy: 'Nothing is lost: type setup to go on. If it happens again, the log of the bot says why.',
  };
}
