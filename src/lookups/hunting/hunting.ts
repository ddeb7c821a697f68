import type { Audit } from '../../audit/audit';
import type { Clock } from '../../clock';
import type { ConnectionAccess } from '../../connection/connection-access';
import type { Connection } from '../../connection/connection-store';
import type { Log } from '../../log';
import { GraphFailure } from '../../microsoft/graph/failure';
import { runHuntingQuery } from '../../microsoft/graph/hunting';
import { speaking, texts } from '../../texts/texts';
import { foundIn } from './found';
import { createPauses } from './pauses';
import { problemOf } from './problem';
import { subjectOf } from './question';
import type { HuntRun } from './run';
import type { NewRun, RunStore } from './run-store';

const TOUCH_MS = 3_000;

export interface HuntingTools {
  runs: RunStore;
  access: Pick<ConnectionAccess, 'graphOf'>;
  audit: Audit;
  clock: Clock;
  log: Log;
  /** Shows everybody how a hunt ended. */
  show: (run: HuntRun) => Promise<void>;
}

export interface Hunting {
  /** Starts a hunt, once for each `once`; `fresh` is false for one that was started before. */
  start(connection: Connection, run: Omit<NewRun, 'tenantId' | 'connectionId'>): Promise<Started>;
  find(tenantId: string, id: string): Promise<HuntRun | undefined>;
  /** Remembers the message that shows it, and brings that up to date if it has ended meanwhile. */
  placed(shown: HuntRun, activityId: string): Promise<void>;
  /** Ends it for the one who asked. Undefined: somebody else asked. */
  cancel(run: HuntRun, by: string): Promise<HuntRun | undefined>;
  /** Ends the hunts of processes that are gone. */
  endLost(): Promise<void>;
}

interface Started {
  run: HuntRun;
  fresh: boolean;
  /** Settled once it has ended. */
  ended: Promise<void>;
}

/** Runs hunting queries under the connection's own credential, each with an audit entry before it. */
export function createHunting({ runs, access, audit, clock, log, show }: HuntingTools): Hunting {
  const working = new Map<string, AbortController>();
  const pauses = createPauses(clock);

  async function carryOut(connection: Connection, { tenantId, id, question, timezone }: HuntRun) {
    const controller = new AbortController();
    working.set(id, controller);
    const alive = setInterval(() => void touch(tenantId, id, controller), TOUCH_MS).unref();
    const fail = (failure: GraphFailure) => {
      const problem = problemOf(failure, question.query, pauses.until(connection.id, timezone));
      return runs.end(tenantId, id, { state: 'failed', problem });
    };
    try {
      const paused = pauses.failureOf(connection.id);
      if (paused !== undefined) return await fail(paused);
      const asked = { query: question.query, timespan: question.timespan?.iso };
      const table = await runHuntingQuery(await access.graphOf(connection), asked, controller.signal);
      return await runs.end(tenantId, id, { state: 'done', found: await foundIn(table) });
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      pauses.note(connection.id, error);
      return await fail(error);
    } finally {
      clearInterval(alive);
      working.delete(id);
    }
  }

  async function touch(tenantId: string, id: string, controller: AbortController): Promise<void> {
    const still = await runs.touch(tenantId, id).catch(() => true);
    if (!still) controller.abort();
  }

  /** Never rejects: what goes wrong here is a fault of our own, and the run must not seem to go on. */
  async function follow(connection: Connection, run: HuntRun): Promise<void> {
    try {
      const ended = await carryOut(connection, run);
      if (ended?.activityId !== undefined) await show(ended);
    } catch (error) {
      log.error({ err: error, hunt: run.id }, 'a hunt broke off');
      const problem = texts().hunts.problems.ours;
      const ended = await runs.end(run.tenantId, run.id, { state: 'failed', problem }).catch(() => undefined);
      if (ended?.activityId !== undefined) await show(ended);
    }
  }

  return {
    async start(connection, wanted) {
      const { tenantId, id: connectionId } = connection;
      const { run, fresh } = await runs.begin({ ...wanted, tenantId, connectionId });
      if (!fresh) return { run, fresh, ended: Promise.resolve() };
      try {
        await audit.record(tenantId, { actor: run.by.id, ...started(run) });
      } catch (error) {
        await runs.drop(tenantId, run.id);
        throw error;
      }
      return { run, fresh, ended: follow(connection, run) };
    },
    find: (tenantId, id) => runs.find(tenantId, id),
    async placed(shown, activityId) {
      await runs.place(shown.tenantId, shown.id, activityId);
      const now = await runs.find(shown.tenantId, shown.id);
      if (now !== undefined && now.state !== shown.state) await show(now);
    },
    async cancel(run, by) {
      const { tenantId, id } = run;
      const mine = run.by.id === by;
      const action = mine ? 'hunt.cancelled' : 'hunt.cancel-refused';
      if (run.state !== 'running') return run;
      await audit.record(tenantId, { actor: by, action, subject: inAudit(run), detail: { hunt: id } });
      if (!mine) return undefined;
      const ended = await runs.end(tenantId, id, { state: 'cancelled' });
      working.get(id)?.abort();
      return ended ?? (await runs.find(tenantId, id));
    },
    async endLost() {
      for (const run of await runs.endLost()) if (run.activityId !== undefined) await show(run);
      await runs.dropOld();
    },
  };
}

function started(run: HuntRun) {
  const { query, timespan, alertId } = run.question;
  const detail = {
    query,
    timespan: timespan?.iso ?? null,
    alert: alertId ?? null,
    connection: run.connectionId,
  };
  return { action: 'hunt.started', subject: inAudit(run), detail: { ...detail, hunt: run.id } };
}

function inAudit({ question }: HuntRun): string {
  return speaking('en', () => subjectOf(question));
}
