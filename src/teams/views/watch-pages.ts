import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { watchesAnswer } from './watch-view';

/** The watches of this conversation; in a personal chat those of the asker elsewhere too. */
export async function watchesPage(
  from: number,
  { asker, conversation }: Turn,
  { watches, clock }: Services,
): Promise<Answer> {
  const owner = conversation.kind === 'personal' ? asker.aadObjectId : undefined;
  const all = await watches.list(asker.tenantId, conversation.id, owner);
  return { card: watchesAnswer(all, from, conversation.id, clock()) };
}
