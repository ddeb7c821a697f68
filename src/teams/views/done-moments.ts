import type { ResponseAction } from '../../response/response-action';
import { texts } from '../../texts/texts';
import type { Services } from '../services';
import type { Moment } from './timeline';

/** What people have done to something from chat, and who it was: Defender itself shows the application. */
export async function doneMoments(
  { id, connectionId }: { id: string; connectionId: string },
  what: 'alert' | 'incident',
  tenantId: string,
  { responseStore }: Services,
): Promise<Moment[]> {
  const done = await responseStore.doneTo(tenantId, connectionId, { what, id });
  return done.map((action) => ({ at: action.endedAt ?? action.requestedAt, text: sentenceOf(action) }));
}

function sentenceOf({ given, approverName, sentence }: ResponseAction): string {
  const names = given.map(({ name }) => name);
  return texts().record.moments.by(names.length === 0 ? [approverName] : names, sentence);
}
