import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { z } from 'zod/v4';
import type { Clock } from '../../clock';
import { newId } from '../../new-id';
import type { Database } from '../../store/database';
import { signIns } from '../../store/schema/sign-ins';
import type { Sealer } from '../../vault/seal';
import type { Approval, Click } from '../approvals/approval';

const LIFETIME_MS = 10 * 60_000;

/** A sign-in that is under way, and the click that waits for it. */
export interface SignIn {
  id: string;
  tenantId: string;
  approvalId: string;
  userId: string;
  click: Omit<Click, 'name'>;
  /** The identities of the changes that are approved; undefined: all of them. */
  chosen: string[] | undefined;
  /** PKCE. Source: RFC 7636. */
  verifier: string;
  challenge: string;
}

export interface SignIns {
  /** Begins one for whoever clicked. Its id is all that the link carries. */
  begin(approval: Approval, click: Click, chosen: string[] | undefined): Promise<string>;
  /** One that is under way; undefined when it is unknown, over or used. */
  find(id: string): Promise<SignIn | undefined>;
  /** Uses it up: true for the first to ask. */
  use(signIn: SignIn): Promise<boolean>;
  dropExpired(): Promise<void>;
}

export function createSignIns(database: Database, sealer: Sealer, clock: Clock): SignIns {
  const place = (id: string) => `sign-in/${id}`;
  return {
    async begin({ id: approvalId, tenantId }, { by, conversationId, activityId }, chosen) {
      const id = newId();
      const verifier = sealer.seal(randomBytes(32).toString('base64url'), place(id));
      const expiresAt = new Date(clock().getTime() + LIFETIME_MS);
      const row = {
        ...{ id, tenantId, approvalId, userId: by, conversationId, verifier, expiresAt },
        activityId: activityId ?? null,
        chosen: chosen ?? null,
      };
      await database.inTenant(tenantId, (tx) => tx.insert(signIns).values(row));
      return id;
    },
    async find(id) {
      const open = and(eq(signIns.id, id), isNull(signIns.usedAt));
      const [row] = await database.acrossTenants((tx) => tx.select().from(signIns).where(open));
      if (row === undefined || row.expiresAt <= clock()) return undefined;
      const verifier = sealer.open(row.verifier, place(id));
      return {
        id,
        tenantId: row.tenantId,
        approvalId: row.approvalId,
        userId: row.userId,
        click: {
          by: row.userId,
          conversationId: row.conversationId,
          activityId: row.activityId ?? undefined,
        },
        chosen: z.array(z.string()).nullish().parse(row.chosen) ?? undefined,
        verifier,
        challenge: createHash('sha256').update(verifier).digest('base64url'),
      };
    },
    async use({ id, tenantId }) {
      const open = and(eq(signIns.id, id), isNull(signIns.usedAt));
      const used = await database.inTenant(tenantId, (tx) =>
        tx.update(signIns).set({ usedAt: clock() }).where(open).returning({ id: signIns.id }),
      );
      return used.length === 1;
    },
    async dropExpired() {
      await database.acrossTenants((tx) => tx.delete(signIns).where(lt(signIns.expiresAt, clock())));
    },
  };
}
