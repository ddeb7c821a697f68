import { randomBytes } from 'node:crypto';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { and, asc, desc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import type { Clock } from '../clock';
import type { CardPlace, Click, Decision } from '../connection/approvals/approval';
import { weigh, withClick } from '../connection/approvals/decidable';
import { daysAfter } from '../connection/dates';
import type { Database, Transaction } from '../store/database';
import { responseActions } from '../store/schema/response-actions';
import { subjectKey, toAction } from './response-row';
import type {
  ResponseAction,
  ResponseFailure,
  ResponseProgress,
  ShownRequest,
  StepStates,
  Subject,
} from './response-action';
import { language } from '../texts/texts';

const ID_BYTES = 16;
const LIFETIME_DAYS = 1;
const MOST_OPEN = 20;
const MOST_DUE = 50;
const MOST_DONE = 20;

/** Something that somebody wants done. */
export interface Wish {
  tenantId: string;
  connectionId: string;
  kind: string;
  subject: Subject;
  /** The form that it was asked for with. */
  origin: string;
  order: unknown;
  sentence: string;
  about: string;
  requests: ShownRequest[];
  risky: boolean;
  needed: number;
  bound: boolean;
  approver: { id: string; name: string };
  conversationId: string;
  /** The settings let them do it at once. */
  unasked: boolean;
}

export interface ResponseStore {
  /**
   * Puts an action before people; one that may be done unasked is approved from the beginning. Others of the same kind that
   * wait for the same subject are superseded. `fresh` is false when the form has been used before: then it is that action.
   */
  propose(wish: Wish): Promise<{ action: ResponseAction; fresh: boolean }>;
  find(tenantId: string, id: string): Promise<ResponseAction | undefined>;
  /** What waits for a decision or is being carried out, the newest first. */
  open(tenantId: string): Promise<ResponseAction[]>;
  /** What has been done to something, the newest first. */
  doneTo(tenantId: string, connectionId: string, subject: Subject): Promise<ResponseAction[]>;
  /** Approved or running actions of every tenant whose time has come. */
  due(): Promise<ResponseAction[]>;
  /** What a click would come to, without counting it. */
  weigh(tenantId: string, id: string, click: Click): Promise<Decision<ResponseAction>>;
  /** Decides once: of any number of clicks, at most one gets `decided`. */
  decide(
    tenantId: string,
    id: string,
    verdict: 'approved' | 'rejected',
    click: Click,
  ): Promise<Decision<ResponseAction>>;
  /** Notes one more card that shows it. */
  shownAt(tenantId: string, id: string, place: CardPlace): Promise<void>;
  /** It runs from now on. */
  start(action: ResponseAction): Promise<ResponseAction>;
  /** Keeps what a step has come to. */
  noteStep(action: ResponseAction, name: string, step: StepStates[string]): Promise<void>;
  noteProgress(action: ResponseAction, progress: ResponseProgress): Promise<void>;
  /** It is looked at again at that time. */
  postpone(action: ResponseAction, until: Date): Promise<void>;
  end(
    action: ResponseAction,
    outcome: { state: 'done'; result: unknown } | { state: 'failed'; failure: ResponseFailure },
  ): Promise<ResponseAction>;
}

export function createResponseStore(database: Database, clock: Clock): ResponseStore {
  const table = responseActions;

  async function set(
    { tenantId, id }: Pick<ResponseAction, 'tenantId' | 'id'>,
    values: SetValues,
  ): Promise<ResponseAction> {
    return database.inTenant(tenantId, (tx) => update(tx, tenantId, id, values));
  }

  return {
    propose: (wish) => database.inTenant(wish.tenantId, (tx) => propose(tx, wish, clock())),
    find: (tenantId, id) => database.inTenant(tenantId, (tx) => find(tx, tenantId, id)),
    async open(tenantId) {
      const waiting = and(eq(table.state, 'pending'), gt(table.expiresAt, clock()));
      const rows = await database.inTenant(tenantId, (tx) =>
        tx
          .select()
          .from(table)
          .where(
            and(eq(table.tenantId, tenantId), or(waiting, inArray(table.state, ['approved', 'running']))),
          )
          .orderBy(desc(table.requestedAt))
          .limit(MOST_OPEN),
      );
      return rows.map(toAction);
    },
    async doneTo(tenantId, connectionId, subject) {
      const rows = await database.inTenant(tenantId, (tx) =>
        tx
          .select()
          .from(table)
          .where(
            and(
              eq(table.tenantId, tenantId),
              eq(table.connectionId, connectionId),
              eq(table.subject, subjectKey(subject)),
              eq(table.state, 'done'),
            ),
          )
          .orderBy(desc(table.endedAt))
          .limit(MOST_DONE),
      );
      return rows.map(toAction);
    },
    async due() {
      const rows = await database.acrossTenants((tx) =>
        tx
          .select()
          .from(table)
          .where(and(inArray(table.state, ['approved', 'running']), lte(table.dueAt, clock())))
          .orderBy(asc(table.dueAt))
          .limit(MOST_DUE),
      );
      return rows.map(toAction);
    },
    weigh: (tenantId, id, click) =>
      database.inTenant(tenantId, async (tx) => weigh(await find(tx, tenantId, id), click, clock())),
    decide: (tenantId, id, verdict, click) =>
      database.inTenant(tenantId, (tx) => decide(tx, tenantId, id, verdict, click, clock())),
    async shownAt(tenantId, id, place) {
      const known = JSON.stringify([place]);
      await database.inTenant(tenantId, (tx) =>
        tx
          .update(table)
          .set({ cards: sql`${table.cards} || ${known}::jsonb` })
          .where(and(oneOf(tenantId, id), sql`not ${table.cards} @> ${known}::jsonb`)),
      );
    },
    start: (action) => set(action, { state: 'running', startedAt: action.startedAt ?? clock() }),
    async noteStep(action, name, step) {
      await set(action, { steps: sql`${table.steps} || ${JSON.stringify({ [name]: step })}::jsonb` });
    },
    async noteProgress(action, progress) {
      await set(action, { progress });
    },
    async postpone(action, until) {
      await set(action, { dueAt: until });
    },
    end(action, outcome) {
      const { state } = outcome;
      const values = state === 'done' ? { result: outcome.result ?? {} } : { failure: outcome.failure };
      return set(action, { state, endedAt: clock(), dueAt: null, ...values });
    },
  };
}

type SetValues = PgUpdateSetSource<typeof responseActions>;

async function find(tx: Transaction, tenantId: string, id: string): Promise<ResponseAction | undefined> {
  const [row] = await tx.select().from(responseActions).where(oneOf(tenantId, id));
  return row && toAction(row);
}

async function update(
  tx: Transaction,
  tenantId: string,
  id: string,
  values: SetValues,
): Promise<ResponseAction> {
  const [row] = await tx.update(responseActions).set(values).where(oneOf(tenantId, id)).returning();
  if (row === undefined) throw new Error('The action is gone.');
  return toAction(row);
}

async function decide(
  tx: Transaction,
  tenantId: string,
  id: string,
  verdict: 'approved' | 'rejected',
  click: Click,
  now: Date,
): Promise<Decision<ResponseAction>> {
  // Held until the transaction ends: other clicks wait, and see what this one came to.
  const [row] = await tx.select().from(responseActions).where(oneOf(tenantId, id)).for('update');
  const weighed = weigh(row && toAction(row), click, now);
  if (weighed.outcome !== 'decided') return weighed;
  const { approval } = weighed;
  const set = (values: SetValues) => update(tx, tenantId, id, values);
  if (verdict === 'rejected')
    return {
      outcome: 'decided',
      approval: await set({ state: 'rejected', decidedAt: now, endedAt: now }),
    };
  const given = withClick(approval, click, now);
  if (given === undefined) return { outcome: 'again', approval };
  if (given.length < approval.needed) return { outcome: 'first', approval: await set({ given }) };
  return {
    outcome: 'decided',
    approval: await set({ given, state: 'approved', decidedAt: now, dueAt: now }),
  };
}

async function propose(
  tx: Transaction,
  { tenantId, connectionId, kind, subject, origin, approver, unasked, ...wish }: Wish,
  now: Date,
): Promise<{ action: ResponseAction; fresh: boolean }> {
  const row = {
    ...{ tenantId, connectionId, kind, origin, unasked },
    ...{
      order: wish.order,
      sentence: wish.sentence,
      about: wish.about,
      requests: wish.requests,
      risky: wish.risky,
    },
    ...{ needed: wish.needed, bound: wish.bound, conversationId: wish.conversationId },
    id: randomBytes(ID_BYTES).toString('base64url'),
    subject: subjectKey(subject),
    state: unasked ? ('approved' as const) : ('pending' as const),
    approver: approver.id,
    approverName: approver.name,
    language: language(),
    given: unasked ? [{ by: approver.id, name: approver.name, at: now }] : [],
    requestedAt: now,
    expiresAt: daysAfter(now, LIFETIME_DAYS),
    decidedAt: unasked ? now : null,
    dueAt: unasked ? now : null,
  };
  const [stored] = await tx.insert(responseActions).values(row).onConflictDoNothing().returning();
  if (stored === undefined) return { action: await before(tx, tenantId, origin), fresh: false };
  const others = and(
    eq(responseActions.tenantId, tenantId),
    eq(responseActions.connectionId, connectionId),
    eq(responseActions.kind, kind),
    eq(responseActions.subject, row.subject),
    eq(responseActions.state, 'pending'),
    sql`${responseActions.id} <> ${row.id}`,
  );
  await tx.update(responseActions).set({ state: 'superseded', endedAt: now }).where(others);
  return { action: toAction(stored), fresh: true };
}

/** The action that this form was used for before. */
async function before(tx: Transaction, tenantId: string, origin: string): Promise<ResponseAction> {
  const mine = and(eq(responseActions.tenantId, tenantId), eq(responseActions.origin, origin));
  const [row] = await tx.select().from(responseActions).where(mine);
  if (row === undefined) throw new Error('The action was not stored.');
  return toAction(row);
}

function oneOf(tenantId: string, id: string) {
  return and(eq(responseActions.tenantId, tenantId), eq(responseActions.id, id));
}
