import { and, eq, lt, ne } from 'drizzle-orm';
import type { Clock } from '../../clock';
import { newId } from '../../new-id';
import type { Database } from '../../store/database';
import { huntRuns } from '../../store/schema/hunts';
import { keptLanguage, language } from '../../texts/texts';
import type { Sealer } from '../../vault/seal';
import { type Found, found } from './found';
import { type HuntProblem, huntProblem } from './problem';
import { huntQuestion } from './question';
import type { HuntRun, RunState } from './run';

const KEPT_MS = 24 * 3_600_000;
/** A process that runs a hunt says so every few seconds; after so many it is gone. */
const GONE_MS = 15_000;

export type NewRun = Pick<
  HuntRun,
  'tenantId' | 'connectionId' | 'by' | 'question' | 'conversationId' | 'timezone'
> & { once: string };

interface Ending {
  state: Exclude<RunState, 'running'>;
  problem?: HuntProblem;
  found?: Found;
}

export interface RunStore {
  /** Begins a run, in the language of the turn; the one of before, and `fresh` false, when its `once` has been used. */
  begin(run: NewRun): Promise<{ run: HuntRun; fresh: boolean }>;
  find(tenantId: string, id: string): Promise<HuntRun | undefined>;
  /** Remembers the message that shows it. */
  place(tenantId: string, id: string, activityId: string): Promise<void>;
  /** Ends it, unless something else has. */
  end(tenantId: string, id: string, ending: Ending): Promise<HuntRun | undefined>;
  /** Takes back one that was never carried out. */
  drop(tenantId: string, id: string): Promise<void>;
  /** Says that it is still worked on. False: it has been ended elsewhere. */
  touch(tenantId: string, id: string): Promise<boolean>;
  /** Ends those whose process is gone, and gives them. */
  endLost(): Promise<HuntRun[]>;
  /** Forgets those that began more than a day ago. */
  dropOld(): Promise<void>;
}

/** Hunts of every tenant. What they found is sealed. */
export function createRunStore(database: Database, sealer: Sealer, clock: Clock): RunStore {
  type Row = typeof huntRuns.$inferSelect;
  const one = (tenantId: string, id: string) => and(eq(huntRuns.tenantId, tenantId), eq(huntRuns.id, id));
  const running = (tenantId: string, id: string) => and(one(tenantId, id), eq(huntRuns.state, 'running'));

  const toRun = (row: Row): HuntRun => ({
    id: row.id,
    tenantId: row.tenantId,
    connectionId: row.connectionId,
    state: row.state,
    by: { id: row.askedBy, name: row.askedByName },
    question: huntQuestion.parse(row.question),
    conversationId: row.conversationId,
    activityId: row.activityId ?? undefined,
    language: keptLanguage(row.language),
    timezone: row.timezone ?? undefined,
    startedAt: row.startedAt,
    endedAt: row.endedAt ?? undefined,
    problem: row.problem === null ? undefined : huntProblem.parse(row.problem),
    found:
      row.found === null
        ? undefined
        : found.parse(JSON.parse(sealer.open(row.found, placeOf(row.tenantId, row.id)))),
  });

  return {
    async begin({ tenantId, connectionId, by, question, conversationId, timezone = null, once }) {
      const now = clock();
      const row = {
        ...{ tenantId, connectionId, question, conversationId, timezone, once },
        id: newId(),
        state: 'running' as const,
        language: language(),
        askedBy: by.id,
        askedByName: by.name,
        startedAt: now,
        aliveAt: now,
      };
      return database.inTenant(tenantId, async (tx) => {
        const [made] = await tx.insert(huntRuns).values(row).onConflictDoNothing().returning();
        if (made !== undefined) return { run: toRun(made), fresh: true };
        const used = and(eq(huntRuns.tenantId, tenantId), eq(huntRuns.once, once));
        const [before] = await tx.select().from(huntRuns).where(used);
        if (before === undefined) throw new Error('The hunt was not stored.');
        return { run: toRun(before), fresh: false };
      });
    },
    async find(tenantId, id) {
      const [row] = await database.inTenant(tenantId, (tx) =>
        tx.select().from(huntRuns).where(one(tenantId, id)),
      );
      return row && toRun(row);
    },
    async place(tenantId, id, activityId) {
      await database.inTenant(tenantId, (tx) =>
        tx.update(huntRuns).set({ activityId }).where(one(tenantId, id)),
      );
    },
    async end(tenantId, id, { state, problem, found: what }) {
      const sealed = what && sealer.seal(JSON.stringify(what), placeOf(tenantId, id));
      const set = { state, problem: problem ?? null, found: sealed ?? null, endedAt: clock() };
      const [row] = await database.inTenant(tenantId, (tx) =>
        tx.update(huntRuns).set(set).where(running(tenantId, id)).returning(),
      );
      return row && toRun(row);
    },
    async drop(tenantId, id) {
      await database.inTenant(tenantId, (tx) => tx.delete(huntRuns).where(one(tenantId, id)));
    },
    async touch(tenantId, id) {
      const rows = await database.inTenant(tenantId, (tx) =>
        tx
          .update(huntRuns)
          .set({ aliveAt: clock() })
          .where(running(tenantId, id))
          .returning({ id: huntRuns.id }),
      );
      return rows.length > 0;
    },
    async endLost() {
      const gone = new Date(clock().getTime() - GONE_MS);
      const rows = await database.acrossTenants((tx) =>
        tx
          .update(huntRuns)
          .set({ state: 'lost', endedAt: clock() })
          .where(and(eq(huntRuns.state, 'running'), lt(huntRuns.aliveAt, gone)))
          .returning(),
      );
      return rows.map(toRun);
    },
    async dropOld() {
      const old = new Date(clock().getTime() - KEPT_MS);
      await database.acrossTenants((tx) =>
        tx.delete(huntRuns).where(and(ne(huntRuns.state, 'running'), lt(huntRuns.startedAt, old))),
      );
    },
  };
}

function placeOf(tenantId: string, id: string): string {
  return `hunt/${tenantId}/${id}`;
}
