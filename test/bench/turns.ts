import { randomUUID } from 'node:crypto';
import type { Connected } from './data/connected';
import { durationOf, summed, type Times } from './measure';

/**
 * Says it so many times, one after another, over /api/messages with a token that the bot checks. The answer is asked for
 * in the response (`deliveryMode`), so that the way back counts for nobody.
 *
 * @param expected what every answer has to hold
 * @throws when one does not: a refusal is fast, and would be taken for a good figure
 */
export async function turnTimes(
  url: string,
  text: string,
  scene: Connected,
  expected: RegExp,
  goOn: (turns: number) => boolean | Promise<boolean>,
): Promise<Times> {
  const all: number[] = [];
  const token = await scene.channel.token();
  for (let turn = 0; turn < WARM_UP; turn++) await say(url, text, token, scene, expected);
  while (await goOn(all.length)) {
    all.push(await durationOf(() => say(url, text, token, scene, expected)));
  }
  return summed(all);
}

const WARM_UP = 20;

async function say(
  url: string,
  text: string,
  token: string,
  { channel, analyst, sandbox: { tenantId } }: Connected,
  expected: RegExp,
): Promise<void> {
  const activity = {
    ...{ type: 'message', id: randomUUID(), text, deliveryMode: 'expectReplies' },
    ...{ channelId: 'msteams', serviceUrl: channel.url, timestamp: new Date().toISOString() },
    from: { id: `29:${analyst.aadObjectId}`, name: analyst.name, aadObjectId: analyst.aadObjectId },
    recipient: { id: '28:bot', name: 'Drawbridge' },
    conversation: { id: 'personal-bench', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(activity),
  });
  const answer = await response.text();
  if (!expected.test(answer)) throw new Error(`${url} answered ${response.status}: ${answer.slice(0, 300)}`);
}
