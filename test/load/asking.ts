import { randomUUID } from 'node:crypto';
import type { Connected } from '../bench/data/connected';
import { durationOf } from '../bench/measure';
import type { ChannelUser } from '../support/teams-channel';

/** What a person does, and what its answer has to hold. */
export interface Request {
  body: object;
  answers: RegExp;
}

/** Something said; its answer comes in the response (`deliveryMode`), so that it is known when it has come. */
export function saying(text: string, answers: RegExp): Request {
  return { body: { type: 'message', text, deliveryMode: 'expectReplies' }, answers };
}

/** A button of a card clicked. */
export function clicking(verb: string, data: object, answers: RegExp): Request {
  const value = { action: { type: 'Action.Execute', verb, data } };
  return { body: { type: 'invoke', name: 'adaptiveCard/action', value }, answers };
}

/**
 * Sends it as a person of the tenant would, with a token that the bot checks.
 *
 * @returns how long its answer took in milliseconds; undefined: there was none, or another
 */
export async function timeOf(
  { body, answers }: Request,
  by: ChannelUser,
  url: string,
  token: string,
  { channel, sandbox: { tenantId } }: Connected,
): Promise<number | undefined> {
  const activity = {
    ...{ id: randomUUID(), channelId: 'msteams', serviceUrl: channel.url },
    from: { id: `29:${by.aadObjectId}`, name: by.name, aadObjectId: by.aadObjectId },
    recipient: { id: '28:bot', name: 'Drawbridge' },
    conversation: { id: `personal-${by.aadObjectId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    ...body,
  };
  let response: Response | undefined;
  let text = '';
  const taken = await durationOf(async () => {
    response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    }).catch(() => undefined);
    text = (await response?.text().catch(() => '')) ?? '';
  });
  return response?.ok === true && answers.test(text) ? taken : undefined;
}
