import { z } from 'zod/v4';
import { noticeCard } from '../../cards/notice';
import type { Card } from '../../cards/card';
import type { Approval } from '../../connection/approvals/approval';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { planAnswer } from '../views/plan-view';
import { defineAction } from './define';

const data = z.object({ approval: z.string().min(1).max(100) });

export const planApprove = defineAction<Services, z.infer<typeof data>>({
  verb: 'plan.approve',
  who: 'admin',
  data,
  run: ({ approval }, turn, services) => decide(approval, 'approved', turn, services),
});

export const planReject = defineAction<Services, z.infer<typeof data>>({
  verb: 'plan.reject',
  who: 'admin',
  data,
  run: ({ approval }, turn, services) => decide(approval, 'rejected', turn, services),
});

/** The plan as it stands, for whoever looks at it. */
export const planView = defineAction<Services, z.infer<typeof data>>({
  verb: 'plan.view',
  who: 'admin',
  data,
  async run({ approval: id }, { asker, conversation }, services) {
    const approval = await services.approvals.find(asker.tenantId, id);
    if (approval === undefined) return { card: refused('This plan is not known here') };
    return {
      card: await current(approval, services),
      posted: (activityId) =>
        services.approvals.shownAt(asker.tenantId, id, { conversationId: conversation.id, activityId }),
    };
  },
});

async function decide(
  id: string,
  verdict: 'approved' | 'rejected',
  { asker, conversation, activityId }: Turn,
  services: Services,
): Promise<Answer> {
  const click = { by: asker.aadObjectId, name: asker.name, conversationId: conversation.id, activityId };
  const result = await services.setup.decide(asker.tenantId, id, verdict, click);
  switch (result.outcome) {
    case 'not-administrator':
      return { card: refused('Only administrators decide on plans') };
    case 'unknown':
      return { card: refused('This plan is not known here') };
    case 'not-yours':
      return { card: notYours(result.approval) };
    case 'not-approver':
      return { card: refused('You are not among those who approve') };
    case 'again':
      return { card: secondPerson() };
    case 'sign-in':
      return { card: signInFirst(await services.signIn.begin(result.approval, click)) };
    default:
      return {
        card: await current(result.approval, services),
        everyone: result.approval.state !== 'approved',
      };
  }
}

function secondPerson(): Card {
  return noticeCard({
    title: 'A second person has to approve',
    text: 'You have approved already. Nothing has been changed: the plan waits for another administrator.',
  });
}

/** Changes are made in the approver's own name, so Entra has to know who that is. */
function signInFirst(url: string | undefined): Card {
  if (url === undefined) {
    const text =
      'The changes are to be made in your name, but the bot has no address for browsers. Whoever runs it sets PUBLIC_URL.';
    return noticeCard({ title: 'You cannot sign in yet', text, tone: 'attention' });
  }
  return noticeCard({
    title: 'Sign in to approve',
    text: 'The changes are made in your name, so Entra decides what you may do. Nothing has been changed yet; your approval counts once you have signed in.',
    links: [{ title: 'Sign in', url }],
    buttons: [{ title: 'Back to the plan', verb: 'setup.start', data: {} }],
  });
}

/** The plan as it stands: decided just now, or before. */
async function current(approval: Approval, { connections, clock }: Services): Promise<Card> {
  const connection = await connections.get(approval.tenantId, approval.connectionId);
  return connection === undefined
    ? refused('This plan is not known here')
    : planAnswer(approval, connection, clock());
}

function notYours({ approverName }: Approval): Card {
  return noticeCard({
    title: `This plan is for ${approverName} to decide`,
    text: 'Nothing has been changed. An administrator who wants to decide types setup and gets a plan of their own.',
  });
}

function refused(title: string): Card {
  return noticeCard({ title, text: 'Nothing has been changed. Type setup to see where things stand.' });
}
