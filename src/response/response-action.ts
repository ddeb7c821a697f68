import { z } from 'zod/v4';
import type { Language } from '../texts/texts';
import type { CardPlace, Given } from '../connection/approvals/approval';

/** A request as it is shown and as it is sent. */
export const shownRequest = z.object({
  method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
  /** With the address, where it is not one of Graph's. */
  path: z.string(),
  body: z.unknown(),
});
export type ShownRequest = z.infer<typeof shownRequest>;

/** How far it is, for people: "2 of 5 parts, 40 MB". */
export const progressSchema = z.object({
  text: z.string(),
  done: z.number().optional(),
  of: z.number().optional(),
});
export type ResponseProgress = z.infer<typeof progressSchema>;

/** Why something was not done. `changed`: what it was about is not as it was when it was asked for. */
export const failureSchema = z.object({
  text: z.string(),
  remedy: z.string(),
  changed: z.boolean().optional(),
});
export type ResponseFailure = z.infer<typeof failureSchema>;

/** One step of an action: begun before its effect, done after it, with what came of it. */
export const stepsSchema = z.record(
  z.string(),
  z.object({ state: z.enum(['begun', 'done']), at: z.coerce.date(), outcome: z.unknown() }),
);
export type StepStates = z.infer<typeof stepsSchema>;

export type ResponseState =
  'pending' | 'approved' | 'running' | 'done' | 'failed' | 'rejected' | 'superseded';

/** What it is done to. */
export interface Subject {
  /** Such as `alert` or `device`. */
  what: string;
  id: string;
}

/** Something to be done in Defender, put before people, decided once, and carried out. */
export interface ResponseAction {
  id: string;
  tenantId: string;
  connectionId: string;
  /** One of the kinds in kinds/. */
  kind: string;
  subject: Subject;
  state: ResponseState;
  /** By the schema of its kind. */
  order: unknown;
  sentence: string;
  /** What it is done to, by name; may be text from outside. */
  about: string;
  requests: ShownRequest[];
  risky: boolean;
  needed: number;
  given: Given[];
  bound: boolean;
  /** The settings let whoever asked do it at once: nobody was asked. */
  unasked: boolean;
  /** Who asked for it. */
  approver: string;
  approverName: string;
  conversationId: string;
  /** Of whoever asked for it: its words are kept in it, and its cards speak it. */
  language: Language;
  cards: CardPlace[];
  steps: StepStates;
  progress: ResponseProgress | undefined;
  /** By the schema of its kind. */
  result: unknown;
  failure: ResponseFailure | undefined;
  requestedAt: Date;
  expiresAt: Date;
  decidedAt: Date | undefined;
  startedAt: Date | undefined;
  endedAt: Date | undefined;
}

/** Under which of its steps an action remembers that somebody wants it ended. */
export const STOP_STEP = 'stop asked';

/** By name, who wants it ended before its time. */
export function stopAskedBy({ steps }: Pick<ResponseAction, 'steps'>): string | undefined {
  return z.string().safeParse(steps[STOP_STEP]?.outcome).data;
}

/** In whose name it is done: of those who approved, the last one. */
export function actorOf({ given, approver }: ResponseAction): string {
  return given.at(-1)?.by ?? approver;
}
