import { and, eq, gt, lt } from 'drizzle-orm';
import type { Clock } from '../../clock';
import type { Database } from '../../store/database';
import { delegations } from '../../store/schema/sign-ins';
import type { Sealer } from '../../vault/seal';
import type { Approval } from '../approvals/approval';

/** A person's access token for Microsoft Graph, lent for one approval. */
export interface Delegation {
  userId: string;
  token: string;
  expiresAt: Date;
}

export interface Delegations {
  /** Keeps it sealed, for this approval alone. */
  keep(approval: Approval, delegation: Delegation): Promise<void>;
  /** The one that is still good for a while, of this person. */
  find(approval: Approval, userId: string): Promise<Delegation | undefined>;
  /** Forgets it: its plan has come to its end. */
  drop(approval: Approval): Promise<void>;
  /** Forgets all that have run out, of every tenant. */
  dropExpired(): Promise<void>;
}

/** With less time than this left, a token does not carry a plan to its end. */
const ENOUGH_MS = 5 * 60_000;

/** Delegated access tokens in the database: never refresh tokens, so that nothing outlives the hour. */
export function createDelegations(database: Database, sealer: Sealer, clock: Clock): Delegations {
  const of = ({ tenantId, id }: Approval) =>
    and(eq(delegations.tenantId, tenantId), eq(delegations.approvalId, id));
  const place = ({ tenantId, id }: Approval) => `delegation/${tenantId}/${id}`;
  return {
    async keep(approval, { userId, token, expiresAt }) {
      const held = { userId, token: sealer.seal(token, place(approval)), expiresAt };
      const row = { approvalId: approval.id, tenantId: approval.tenantId, ...held };
      await database.inTenant(approval.tenantId, (tx) =>
        tx.insert(delegations).values(row).onConflictDoUpdate({ target: delegations.approvalId, set: held }),
      );
    },
    async find(approval, userId) {
      const good = new Date(clock().getTime() + ENOUGH_MS);
      const mine = and(of(approval), eq(delegations.userId, userId), gt(delegations.expiresAt, good));
      const [row] = await database.inTenant(approval.tenantId, (tx) =>
        tx.select().from(delegations).where(mine),
      );
      if (row === undefined) return undefined;
      return { userId, token: sealer.open(row.token, place(approval)), expiresAt: row.expiresAt };
    },
    async drop(approval) {
      await database.inTenant(approval.tenantId, (tx) => tx.delete(delegations).where(of(approval)));
    },
    async dropExpired() {
      await database.acrossTenants((tx) => tx.delete(delegations).where(lt(delegations.expiresAt, clock())));
    },
  };
}
