import type { ResponseAction } from '../../response/response-action';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { responseAnswer } from './response-view';

/** The card of an action that was just asked for: kept up to date from now on, and started when nobody has to be asked. */
export function shownAction(action: ResponseAction, turn: Turn, services: Services, starts: boolean): Answer {
  const { asker, conversation } = turn;
  return {
    card: responseAnswer(action, services.clock()),
    // What has been started changes its card by itself, and this state would overwrite a newer one.
    everyone: action.state === 'pending',
    async posted(activityId) {
      const place = { conversationId: conversation.id, activityId };
      await services.responseStore.shownAt(asker.tenantId, action.id, place);
      if (starts) services.responses.start(action);
      else if (action.state !== 'pending') await showNewest(action, services);
    },
  };
}

async function showNewest({ tenantId, id }: ResponseAction, services: Services): Promise<void> {
  const newest = await services.responseStore.find(tenantId, id);
  if (newest !== undefined) services.followResponse(newest);
}
