import { z } from 'zod/v4';
import { noticeCard } from '../../cards/notice';
import type { Card } from '../../cards/card';
import type { Approval } from '../../connection/approvals/approval';
import { identityOf } from '../../connection/plan';
import { mayDecide, type SettledDecision } from '../../connection/setup/decide';
import { chosenIn } from '../../connection/setup/form';
import type { Answer } from '../answer';
import type { Services } from '../services';
import { signInFirst } from '../sso/sign-in-first';
import { setupRefusal } from '../refusals';
import type { Turn } from '../turn';
import { chooseAnswer } from '../views/form-view';
import { planAnswer } from '../views/plan-view';
import { defineAction } from './define';
import { texts } from '../../texts/texts';

const data = z.object({ approval: z.string().min(1).max(100) });

const chosenData = data.extend({ changes: z.string().max(2000).optional() });

/** Who may is decided with the plan, so that whoever tries and may not is in the audit too. */
export const planApprove = defineAction<Services, z.infer<typeof chosenData>>({
  verb: 'plan.approve',
  who: 'anyone',
  patient: true,
  data: chosenData,
  run: ({ approval, changes }, turn, services) => decide(approval, 'approved', turn, services, changes),
});

/** The changes one by one, to be chosen among. */
export const planChoose = defineAction<Services, z.infer<typeof data>>({
  verb: 'plan.choose',
  who: 'admin',
  data,
  async run({ approval: id }, { asker }, services) {
    const approval = await services.approvals.find(asker.tenantId, id);
    return { card: approval === undefined ? refused(texts().plan.unknown) : chooseAnswer(approval) };
  },
});

export const planReject = defineAction<Services, z.infer<typeof data>>({
  verb: 'plan.reject',
  who: 'anyone',
  data,
  run: ({ approval }, turn, services) => decide(approval, 'rejected', turn, services),
});

/**
 * The plan as it stands, for whoever looks at it where it is shown: with buttons for those who may decide. Teams asks
 * for it by itself when the card comes into view (in conversations of up to 60 people).
 * Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views.
 */
export const planView = defineAction<Services, z.infer<typeof data>>({
  verb: 'plan.view',
  who: 'anyone',
  data,
  async run({ approval: id }, { asker, conversation }, services) {
    const approval = await services.approvals.find(asker.tenantId, id);
    const isHere = approval?.cards.some(({ conversationId }) => conversationId === conversation.id);
    if (approval === undefined || (isHere !== true && approval.conversationId !== conversation.id))
      return { card: refused(texts().plan.unknown) };
    const decides = await mayDecide(approval, asker.aadObjectId, services.people);
    return {
      card: await current(approval, services, { decides }),
      posted: (activityId) =>
        services.approvals.shownAt(asker.tenantId, id, { conversationId: conversation.id, activityId }),
    };
  },
});

async function decide(
  id: string,
  verdict: 'approved' | 'rejected',
  turn: Turn,
  services: Services,
  changes?: string,
): Promise<Answer> {
  const { asker, conversation, activityId } = turn;
  const chosen =
    changes === undefined ? undefined : await chosenChanges(changes, asker.tenantId, id, services);
  const click = { by: asker.aadObjectId, name: asker.name, conversationId: conversation.id, activityId };
  const result = await services.setup.decide(asker.tenantId, id, verdict, click, chosen);
  if (result.outcome !== 'sign-in') return answerTo(result, services);
  const signedIn = await signInFirst(result.approval, click, chosen, turn, services);
  return 'answer' in signedIn ? signedIn.answer : answerTo(signedIn.decision, services);
}

async function answerTo(result: SettledDecision, services: Services): Promise<Answer> {
  switch (result.outcome) {
    case 'not-administrator':
      return { card: setupRefusal(result.standing) };
    case 'unknown':
      return { card: refused(texts().plan.unknown) };
    case 'not-yours':
      return { card: notYours(result.approval) };
    case 'not-approver':
      return { card: refused(texts().plan.notApprover) };
    case 'again':
      return { card: secondPerson() };
    default:
      return {
        card: await current(result.approval, services),
        everyone: result.approval.state !== 'approved',
      };
  }
}

/** The identities of the changes that a form's places name. */
async function chosenChanges(
  places: string,
  tenantId: string,
  id: string,
  { approvals }: Services,
): Promise<string[]> {
  const changes = (await approvals.find(tenantId, id))?.plan.changes ?? [];
  return chosenIn(places).flatMap((place) => {
    const change = changes[Number(place)];
    return change === undefined ? [] : [identityOf(change)];
  });
}

function secondPerson(): Card {
  return noticeCard(texts().plan.secondPerson);
}

/** The plan as it stands: decided just now, or before. */
async function current(
  approval: Approval,
  { connections, clock, watchers }: Services,
  viewer?: { decides: boolean },
): Promise<Card> {
  const connection = await connections.get(approval.tenantId, approval.connectionId);
  return connection === undefined
    ? refused(texts().plan.unknown)
    : planAnswer(approval, connection, clock(), { ...viewer, watchers: await watchers(approval) });
}

function notYours({ approverName }: Approval): Card {
  const { title, text } = texts().plan.notYours;
  return noticeCard({ title: title(approverName), text });
}

function refused(title: string): Card {
  return noticeCard({ title, text: texts().plan.unknownNext });
}
