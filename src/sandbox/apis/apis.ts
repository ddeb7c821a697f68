import type { Answer } from '../http/answer';
import { answerCloudApps } from './cloud-apps/cloud-apps';
import { answerEndpoint } from './endpoint/endpoint';
import { answerExchange } from './exchange/exchange';
import { answerKeyVault } from './key-vault/key-vault';
import type { ApiHandler } from './handler';

const handlers: readonly ApiHandler[] = [answerCloudApps, answerEndpoint, answerExchange, answerKeyVault];

/** Answers an address of one of the APIs beside Graph; undefined when it is none of theirs. */
export async function answerApis(...call: Parameters<ApiHandler>): Promise<Answer | undefined> {
  for (const handler of handlers) {
    const answer = await handler(...call);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
