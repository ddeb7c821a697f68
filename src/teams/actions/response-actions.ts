import { z } from 'zod/v4';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { ResponseDecision } from '../../response/decide';
import type { Answer } from '../answer';
import type { Services } from '../services';
import { mayNotAct } from '../views/response-refusals';
import { responseAnswer } from '../views/response-view';
import { type Action, defineAction } from './define';
import { speaking, texts } from '../../texts/texts';

const data = z.object({ action: z.string().min(1).max(100) });

export const responseApprove = deciding('response.approve', 'approved');
export const responseReject = deciding('response.reject', 'rejected');

/** The action as it stands, for whoever looks at it where it is shown: with buttons for those who may decide. */
export const responseView = defineAction<Services, z.infer<typeof data>>({
  verb: 'response.view',
  who: 'analyst',
  data,
  async run({ action: id }, { asker, conversation }, services) {
    const action = await services.responseStore.find(asker.tenantId, id);
    const isHere = action?.cards.some(({ conversationId }) => conversationId === conversation.id);
    if (action === undefined || (isHere !== true && action.conversationId !== conversation.id))
      return { card: refused(texts().response.unknown) };
    const decides = await services.responses.mayDecide(action, asker.aadObjectId);
    return { card: responseAnswer(action, services.clock(), { decides }) };
  },
});

/** Ends an action that takes long before its time. */
export const responseCancel = defineAction<Services, z.infer<typeof data>>({
  verb: 'response.cancel',
  who: 'analyst',
  data,
  async run({ action: id }, { asker }, { responses, clock }) {
    const by = { id: asker.aadObjectId, name: asker.name };
    const stop = await responses.stop(asker.tenantId, id, by);
    if (!('action' in stop)) {
      const unknown = stop.outcome === 'unknown';
      return { card: unknown ? refused(texts().response.unknown) : mayNotAct() };
    }
    const text = speaking(stop.action.language, () => texts().response.beingCancelled);
    const shown = stop.outcome === 'asked' ? { ...stop.action, progress: { text } } : stop.action;
    return { card: responseAnswer(shown, clock()) };
  },
});

function deciding(verb: string, verdict: 'approved' | 'rejected'): Action<Services> {
  return defineAction<Services, z.infer<typeof data>>({
    verb,
    who: 'analyst',
    data,
    async run({ action }, { asker, conversation, activityId }, services) {
      const click = {
        by: asker.aadObjectId,
        name: asker.name,
        conversationId: conversation.id,
        activityId,
      };
      return answerTo(await services.responses.decide(asker.tenantId, action, verdict, click), services);
    },
  });
}

function answerTo(decision: ResponseDecision, { clock }: Services): Answer {
  switch (decision.outcome) {
    case 'may-not':
      return { card: mayNotAct() };
    case 'unknown':
      return { card: refused(texts().response.unknown) };
    case 'not-yours':
      return { card: refused(texts().response.notYours(decision.approval.approverName)) };
    case 'again':
      return { card: refused(texts().response.secondPerson) };
    default: {
      const { approval } = decision;
      const settled = !['approved', 'running'].includes(approval.state);
      return { card: responseAnswer(approval, clock()), everyone: settled };
    }
  }
}

function refused(title: string): Card {
  return noticeCard({ title, text: texts().response.unchanged });
}
