import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod/v4';
import type { Clock } from '../../clock';
import type { Database, Transaction } from '../../store/database';
import { approvals } from '../../store/schema/approvals';
import { daysAfter } from '../dates';
import { type Plan, planSchema } from '../plan';
import {
  type Approval,
  type CardPlace,
  cardPlace,
  type Click,
  type Decision,
  type Progress,
  progressSchema,
} from './approval';

const ID_BYTES = 16;
const LIFETIME_DAYS = 1;

export interface Proposal {
  tenantId: string;
  connectionId: string;
  plan: Plan;
  approver: { id: string; name: string };
  conversationId: string;
}

export interface ApprovalStore {
  /** Puts a plan before a person. Any other that waits for this connection is superseded. */
  propose(proposal: Proposal): Promise<Approval>;
  find(tenantId: string, id: string): Promise<Approval | undefined>;
  /** The newest of a connection. */
  latest(tenantId: string, connectionId: string): Promise<Approval | undefined>;
  /** Every approved plan that has not come to its end, of every tenant: what a restart has to go on with. */
  unfinished(): Promise<Approval[]>;
  /** Decides once: of any number of clicks, at most one gets `decided`. */
  decide(tenantId: string, id: string, verdict: 'approved' | 'rejected', click: Click): Promise<Decision>;
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

  return {
    propose: (proposal) => database.inTenant(proposal.tenantId, (tx) => propose(tx, proposal, clock())),
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
    decide: (tenantId, id, verdict, click) =>
      database.inTenant(tenantId, async (tx): Promise<Decision> => {
        const approval = await find(tx, tenantId, id);
        if (approval === undefined) return { outcome: 'unknown' };
        const refusal = refuse(approval, click, clock());
        if (refusal !== undefined) return refusal;
        const won = await tx
          .update(approvals)
          .set({ state: verdict, decidedAt: clock() })
          .where(and(oneOf(tenantId, id), eq(approvals.state, 'pending')))
          .returning();
        if (won[0] !== undefined) return { outcome: 'decided', approval: toApproval(won[0]) };
        return { outcome: 'already', approval: (await find(tx, tenantId, id)) ?? approval };
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

async function propose(tx: Transaction, proposal: Proposal, now: Date): Promise<Approval> {
  const { tenantId, connectionId, plan, approver, conversationId } = proposal;
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
    state: 'pending' as const,
    planHash: plan.hash,
    plan,
    approver: approver.id,
    approverName: approver.name,
    conversationId,
    cards: [],
    requestedAt: now,
    expiresAt: daysAfter(now, LIFETIME_DAYS),
  };
  const [stored] = await tx.insert(approvals).values(row).returning();
  if (stored === undefined) throw new Error('The approval was not stored.');
  return toApproval(stored);
}

/** Why a click decides nothing, if it does not. A click from another place is as good as an unknown id. */
function refuse(approval: Approval, click: Click, now: Date): Decision | undefined {
  if (approval.conversationId !== click.conversationId) return { outcome: 'unknown' };
  const known = approval.cards.some(({ activityId }) => activityId === click.activityId);
  if (approval.cards.length > 0 && click.activityId !== undefined && !known) return { outcome: 'unknown' };
  if (approval.approver !== click.by) return { outcome: 'not-yours', approval };
  if (approval.state !== 'pending') return { outcome: 'already', approval };
  if (approval.expiresAt <= now) return { outcome: 'expired', approval };
  return undefined;
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
    progress: progressSchema.nullish().parse(row.progress) ?? undefined,
    approver: row.approver,
    approverName: row.approverName,
    conversationId: row.conversationId,
    cards: z.array(cardPlace).parse(row.cards),
    requestedAt: row.requestedAt,
    expiresAt: row.expiresAt,
    decidedAt: row.decidedAt ?? undefined,
  };
}
