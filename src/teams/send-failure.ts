import { z } from 'zod/v4';
import type { Delivery } from '../delivery';
import { listed } from '../listed';

type Failed = Exclude<Delivery, { outcome: 'sent' }>;

/** What the connector's client throws (core-rest-pipeline, RestError), as far as it is used. */
const restError = z.looseObject({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});
const withHeaders = z.object({ response: z.object({ headers: z.custom<{ get(name: string): unknown }>() }) });

/** The request never left: nothing can have been delivered. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** What the codes of a 403 mean. Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages. */
const REFUSALS: Readonly<Record<string, string>> = {
  ConversationBlockedByUser: 'the person has blocked the bot',
  BotNotInConversationRoster: 'the bot is not in that conversation any more',
  BotDisabledByAdmin: 'an administrator of Teams has blocked the bot',
  MessageWritesBlocked: 'writing is blocked in that conversation',
};

/**
 * What a message that was not answered with an id came to. 412, 429 and faults of the service may be tried again
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit); a refusal stays one until somebody speaks.
 */
export function sendFailure(error: unknown): Failed {
  const { statusCode, code = '', message = '' } = restError.safeParse(error).data ?? {};
  if (statusCode === undefined) {
    const why = `the connection to Teams broke (${code === '' ? message : code})`;
    return NOT_SENT.includes(code)
      ? { outcome: 'later', afterMs: undefined, why }
      : { outcome: 'unsure', why };
  }
  if (statusCode === 403 || statusCode === 404) {
    const why =
      listed(REFUSALS, code) ??
      (statusCode === 404 ? 'that conversation is gone' : `Teams refused (${code})`);
    return { outcome: 'refused', why };
  }
  return { outcome: 'later', afterMs: retryAfterMs(error), why: `Teams answered ${statusCode}` };
}

/** The Retry-After of an answer, in seconds there. */
function retryAfterMs(error: unknown): number | undefined {
  const response = (error as { response?: unknown } | undefined)?.response;
  const headers = withHeaders.safeParse({ response }).data?.response.headers;
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
