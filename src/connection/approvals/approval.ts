import { z } from 'zod/v4';
import type { Language } from '../../texts/texts';
import type { DesiredState } from '../desired-state';
import { CAPABILITIES } from '../permissions';
import type { Plan } from '../plan';

/** Where a card that shows the approval stands. */
export const cardPlace = z.object({ conversationId: z.string(), activityId: z.string() });
export type CardPlace = z.infer<typeof cardPlace>;

/** A test as the card tells of it, in the plan's language. */
const test = z.object({
  capability: z.enum(CAPABILITIES),
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
  tests: z.array(test).optional(),
  failure: z.object({ text: z.string(), remedy: z.string() }).optional(),
  firstCounts: z.string().optional(),
});
export type Test = z.infer<typeof test>;
export type Progress = z.infer<typeof progressSchema>;

/** One person's approval. */
export const givenSchema = z.object({ by: z.guid(), name: z.string(), at: z.coerce.date() });
export type Given = z.infer<typeof givenSchema>;

export type ApprovalState =
  'pending' | 'approved' | 'done' | 'failed' | 'rejected' | 'superseded' | 'expired';

/** A plan put before a person. */
export interface Approval {
  id: string;
  tenantId: string;
  connectionId: string;
  state: ApprovalState;
  plan: Plan;
  /** What the connection desires from the approval on; undefined: what it desires already. */
  desired: DesiredState | undefined;
  /** The identities of the changes that were chosen; undefined: all of them. */
  chosen: string[] | undefined;
  /** How many different people have to approve. */
  needed: number;
  /** Whether only the one who asked may decide. */
  bound: boolean;
  /** Who has, in that order. */
  given: Given[];
  /** Approved beforehand, by whoever approved the settings that allow it: nobody decided on this plan. */
  standing: boolean;
  progress: Progress | undefined;
  /** Who asked for it. */
  approver: string;
  approverName: string;
  conversationId: string;
  /** Of whoever asked for it: its words are kept in it, and its cards speak it. */
  language: Language;
  cards: CardPlace[];
  requestedAt: Date;
  expiresAt: Date;
  decidedAt: Date | undefined;
}

/** Who clicked, and on which card. All of it from the verified activity, none of it from the card's data. */
export interface Click {
  by: string;
  name: string;
  conversationId: string;
  activityId: string | undefined;
}

/** What a click on Approve or Reject came to. Everything but `decided` and `first` changed nothing. */
export type Decision<T = Approval> =
  | { outcome: 'decided'; approval: T }
  /** Counted; another person has to approve too. */
  | { outcome: 'first'; approval: T }
  /** Approved by the same person before; another one is wanted. */
  | { outcome: 'again'; approval: T }
  | { outcome: 'already'; approval: T }
  | { outcome: 'expired'; approval: T }
  | { outcome: 'not-yours'; approval: T }
  | { outcome: 'unknown' };
