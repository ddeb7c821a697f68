import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { z } from 'zod/v4';
import type { Clock } from '../../clock';
import type { Database, Transaction } from '../../store/database';
import { approvals } from '../../store/schema/approvals';
import { keptLanguage, language } from '../../texts/texts';
import { daysAfter } from '../dates';
import { type DesiredState, desiredState } from '../desired-state';
import { type Plan, planSchema } from '../plan';
import {
  type Approval,
  type CardPlace,
  cardPlace,
  type Click,
  type Decision,
  givenSchema,
  type Progress,
  progressSchema,
} from './approval';
import { weigh, withClick } from './decidable';

const ID_BYTES = 16;
const LIFETIME_DAYS = 1;
const MOST_ENDED = 50;
const WAITING = { state: 'pending', standing: false } as const;
const PROCEEDING = { state: 'approved', standing: true } as const;

export interface Proposal {
  tenantId: string;
  connectionId: string;
  plan: Plan;
  desired: DesiredState;
  /** The identities of the changes that the plan is narrowed to; undefined: it is the whole one. */
  chosen?: string[] | undefined;
  /** How many different people have to approve. */
  needed: number;
  /** Whether only the one who asks may decide. */
  bound: boolean;
  approver: { id: string; name: string };
  conversationId: string;
  /** What did not work when the connection was tested last. */
  tests?: NonNullable<Progress['tests']>;
}

export interface ApprovalStore {
  /** Puts a plan before a person. Any other that waits for this connection is superseded. */
  propose(proposal: Proposal): Promise<Approval>;
  /** The same for a plan that the settings allow without asking: it is approved from the beginning. */
  proceed(proposal: Proposal): Promise<Approval>;
  find(tenantId: string, id: string): Promise<Approval | undefined>;
  /** The newest of a connection. */
  latest(tenantId: string, connectionId: string): Promise<Approval | undefined>;
  /** Every approved plan that has not come to its end, of every tenant: what a restart has to go on with. */
  unfinished(): Promise<Approval[]>;
  /** What has come to its end since a moment, of every tenant, the newest first. */
  endedSince(moment: Date): Promise<Approval[]>;
  /** What waits for a decision in a tenant, or is being carried out, the newest first. */
  open(tenantId: string): Promise<Approval[]>;
  /** What a click would come to, without counting it. */
  weigh(tenantId: string, id: string, click: Click): Promise<Decision>;
  /**
   * Decides once: of any number of clicks, at most one gets `decided`.
   *
   * @param chosen the identities of the changes that are approved; undefined: all of them
   */
  decide(
    tenantId: string,
    id: string,
    verdict: 'approved' | 'rejected',
    click: Click,
    chosen?: string[],
  ): Promise<Decision>;
  /** Notes one more card that shows it. */
  shownAt(tenantId: string, id: string, place: CardPlace): Promise<void>;
  progress(approval: Approval, progress: Progress): Promise<void>;
  end(approval: Approval, state: 'done' | 'failed' | 'superseded', progress: Progress): Promise<void>;
}

export function createApprovalStore(database: Database, clock: Clock): ApprovalStore {
  async function find(tx: Transaction, tenantId: string, id: string): Promise<Approval | undefined> {
    const [row] = await tx.select().from(approvals).where(oneOf(tenantId, id));
    return row && toApproval(row);
  }

  /** The same, held until the transaction ends: other clicks wait, and see what this one came to. */
  async function hold(tx: Transaction, tenantId: string, id: string): Promise<Approval | undefined> {
    const [row] = await tx.select().from(approvals).where(oneOf(tenantId, id)).for('update');
    return row && toApproval(row);
  }

  return {
    propose: (proposal) => database.inTenant(proposal.tenantId, (tx) => propose(tx, proposal, clock())),
    proceed: (proposal) =>
      database.inTenant(proposal.tenantId, (tx) => propose(tx, proposal, clock(), PROCEEDING)),
    find: (tenantId, id) => database.inTenant(tenantId, (tx) => find(tx, tenantId, id)),
    async latest(tenantId, connectionId) {
      const mine = and(eq(approvals.tenantId, tenantId), eq(approvals.connectionId, connectionId));
      const [row] = await database.inTenant(tenantId, (tx) =>
        tx.select().from(approvals).where(mine).orderBy(desc(approvals.requestedAt)).limit(1),
      );
      return row && toApproval(row);
    },
    async unfinished() {
      const rows = await database.acrossTenants((tx) =>
        tx.select().from(approvals).where(eq(approvals.state, 'approved')).orderBy(asc(approvals.decidedAt)),
      );
      return rows.map(toApproval);
    },
    async endedSince(moment) {
      const rows = await database.acrossTenants((tx) =>
        tx
          .select()
          .from(approvals)
          .where(gte(approvals.endedAt, moment))
          .orderBy(desc(approvals.endedAt))
          .limit(MOST_ENDED),
      );
      return rows.map(toApproval);
    },
    async open(tenantId) {
      const rows = await database.inTenant(tenantId, (tx) =>
        tx
          .select()
          .from(approvals)
          .where(and(eq(approvals.tenantId, tenantId), inArray(approvals.state, ['pending', 'approved'])))
          .orderBy(desc(approvals.requestedAt))
          .limit(20),
      );
      return rows.map(toApproval);
    },
    weigh: (tenantId, id, click) =>
      database.inTenant(tenantId, async (tx) => weigh(await find(tx, tenantId, id), click, clock())),
    decide: (tenantId, id, verdict, click, chosen) =>
      database.inTenant(tenantId, async (tx): Promise<Decision> => {
        const weighed = weigh(await hold(tx, tenantId, id), click, clock());
        if (weighed.outcome !== 'decided') return weighed;
        const { approval } = weighed;
        if (verdict === 'approved') return count(tx, approval, click, chosen, clock());
        return {
          outcome: 'decided',
          approval: await set(tx, approval, { state: verdict, decidedAt: clock() }),
        };
      }),
    async shownAt(tenantId, id, place) {
      await database.inTenant(tenantId, (tx) =>
        tx
          .update(approvals)
          .set({ cards: sql`${approvals.cards} || ${JSON.stringify([place])}::jsonb` })
          .where(and(oneOf(tenantId, id), sql`not ${approvals.cards} @> ${JSON.stringify([place])}::jsonb`)),
      );
    },
    async progress({ tenantId, id }, progress) {
      await database.inTenant(tenantId, (tx) =>
        tx.update(approvals).set({ progress }).where(oneOf(tenantId, id)),
      );
    },
    async end({ tenantId, id }, state, progress) {
      await database.inTenant(tenantId, (tx) =>
        tx.update(approvals).set({ state, progress, endedAt: clock() }).where(oneOf(tenantId, id)),
      );
    },
  };
}

/** Counts an approval; the last one that is needed decides. The changes that all have chosen are approved. */
async function count(
  tx: Transaction,
  approval: Approval,
  click: Click,
  chosen: string[] | undefined,
  at: Date,
): Promise<Decision> {
  const given = withClick(approval, click, at);
  if (given === undefined) return { outcome: 'again', approval };
  const both = approval.chosen?.filter((one) => chosen?.includes(one) !== false) ?? chosen;
  const counted = { given, chosen: both ?? null };
  if (given.length < approval.needed) return { outcome: 'first', approval: await set(tx, approval, counted) };
  const decided = { ...counted, state: 'approved' as const, decidedAt: at };
  return { outcome: 'decided', approval: await set(tx, approval, decided) };
}

async function set(
  tx: Transaction,
  { tenantId, id }: Approval,
  values: Partial<typeof approvals.$inferInsert>,
): Promise<Approval> {
  const [row] = await tx.update(approvals).set(values).where(oneOf(tenantId, id)).returning();
  if (row === undefined) throw new Error('The approval is gone.');
  return toApproval(row);
}

async function propose(
  tx: Transaction,
  proposal: Proposal,
  now: Date,
  { state, standing }: typeof WAITING | typeof PROCEEDING = WAITING,
): Promise<Approval> {
  const { tenantId, connectionId, plan, desired, chosen, needed, bound, approver, conversationId } = proposal;
  const { tests = [] } = proposal;
  await tx
    .update(approvals)
    .set({ state: 'superseded', endedAt: now })
    .where(
      and(
        eq(approvals.tenantId, tenantId),
        eq(approvals.connectionId, connectionId),
        inArray(approvals.state, ['pending']),
      ),
    );
  const row = {
    id: randomBytes(ID_BYTES).toString('base64url'),
    tenantId,
    connectionId,
    state,
    standing,
    decidedAt: standing ? now : null,
    planHash: plan.hash,
    plan,
    desired,
    chosen: chosen ?? null,
    needed,
    bound,
    approver: approver.id,
    approverName: approver.name,
    conversationId,
    language: language(),
    cards: [],
    progress: tests.length === 0 ? null : { marks: [], tests },
    requestedAt: now,
    expiresAt: daysAfter(now, LIFETIME_DAYS),
  };
  const [stored] = await tx.insert(approvals).values(row).returning();
  if (stored === undefined) throw new Error('The approval was not stored.');
  return toApproval(stored);
}

function oneOf(tenantId: string, id: string) {
  return and(eq(approvals.tenantId, tenantId), eq(approvals.id, id));
}

function toApproval(row: typeof approvals.$inferSelect): Approval {
  return {
    id: row.id,
    tenantId: row.tenantId,
    connectionId: row.connectionId,
    state: row.state,
    plan: planSchema.parse(row.plan),
    desired: row.desired === null ? undefined : desiredState.parse(row.desired),
    chosen: z.array(z.string()).nullish().parse(row.chosen) ?? undefined,
    needed: row.needed,
    bound: row.bound,
    given: z.array(givenSchema).parse(row.given),
    standing: row.standing,
    progress: progressSchema.nullish().parse(row.progress) ?? undefined,
    approver: row.approver,
    approverName: row.approverName,
    conversationId: row.conversationId,
    language: keptLanguage(row.language),
    cards: z.array(cardPlace).parse(row.cards),
    requestedAt: row.requestedAt,
    expiresAt: row.expiresAt,
    decidedAt: row.decidedAt ?? undefined,
  };
}
