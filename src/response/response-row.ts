import { z } from 'zod/v4';
import { cardPlace, givenSchema } from '../connection/approvals/approval';
import { keptLanguage } from '../texts/texts';
import type { responseActions } from '../store/schema/response-actions';
import {
  failureSchema,
  progressSchema,
  type ResponseAction,
  shownRequest,
  stepsSchema,
  type Subject,
} from './response-action';

/** What an action is done to, as one text: `alert:da6375…`. */
export function subjectKey({ what, id }: Subject): string {
  return `${what}:${id}`;
}

/** An action as it is stored. */
export function toAction(row: typeof responseActions.$inferSelect): ResponseAction {
  const { tenantId, connectionId, kind, state, order, sentence, about, needed, bound, unasked } = row;
  const [what = '', ...id] = row.subject.split(':');
  return {
    ...{ tenantId, connectionId, kind, state, order, sentence, about, needed, bound, unasked },
    ...{ approver: row.approver, approverName: row.approverName, conversationId: row.conversationId },
    language: keptLanguage(row.language),
    id: row.id,
    risky: row.risky,
    subject: { what, id: id.join(':') },
    requests: z.array(shownRequest).parse(row.requests),
    given: z.array(givenSchema).parse(row.given),
    cards: z.array(cardPlace).parse(row.cards),
    steps: stepsSchema.parse(row.steps),
    progress: progressSchema.nullish().parse(row.progress) ?? undefined,
    result: row.result ?? undefined,
    failure: failureSchema.nullish().parse(row.failure) ?? undefined,
    requestedAt: row.requestedAt,
    expiresAt: row.expiresAt,
    decidedAt: row.decidedAt ?? undefined,
    startedAt: row.startedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
  };
}
