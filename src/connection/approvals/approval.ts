import { z } from 'zod/v4';
import type { Plan } from '../plan';

/** Where a card that shows the approval stands. */
export const cardPlace = z.object({ conversationId: z.string(), activityId: z.string() });
export type CardPlace = z.infer<typeof cardPlace>;

const probeResult = z.object({
  capability: z.enum(['alerts', 'incidents', 'directory', 'hunting']),
  title: z.string(),
  ok: z.boolean(),
  detail: z.string(),
  remedy: z.string().optional(),
});

/** How far an approved plan has come. */
export const progressSchema = z.object({
  /** One mark a change, in the plan's order. */
  marks: z.array(z.enum(['todo', 'doing', 'done', 'failed'])),
  /** Seconds that Entra has been waited for, while it is. */
  waitingSeconds: z.number().optional(),
  testing: z.boolean().optional(),
  tests: z.array(probeResult).optional(),
  failure: z.object({ text: z.string(), remedy: z.string() }).optional(),
  firstCounts: z.string().optional(),
});
export type Progress = z.infer<typeof progressSchema>;

export type ApprovalState =
  'pending' | 'approved' | 'done' | 'failed' | 'rejected' | 'superseded' | 'expired';

/** A plan put before a person. */
export interface Approval {
  id: string;
  tenantId: string;
  connectionId: string;
  state: ApprovalState;
  plan: Plan;
  progress: Progress | undefined;
  approver: string;
  approverName: string;
  conversationId: string;
  cards: CardPlace[];
  requestedAt: Date;
  expiresAt: Date;
  decidedAt: Date | undefined;
}

/** Who clicked, and on which card. All of it from the verified activity, none of it from the card's data. */
export interface Click {
  by: string;
  conversationId: string;
  activityId: string | undefined;
}

/** What a click on Approve or Reject came to. Everything but `decided` changed nothing. */
export type Decision =
  | { outcome: 'decided'; approval: Approval }
  | { outcome: 'already'; approval: Approval }
  | { outcome: 'expired'; approval: Approval }
  | { outcome: 'not-yours'; approval: Approval }
  | { outcome: 'unknown' };
