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

async function decide(
  id: string,
  verdict: 'approved' | 'rejected',
  { asker, conversation, activityId }: Turn,
  services: Services,
): Promise<Answer> {
  const click = { by: asker.aadObjectId, conversationId: conversation.id, activityId };
  const result = await services.setup.decide(asker.tenantId, id, verdict, click);
  if (result.outcome === 'not-administrator') return { card: refused('Only administrators decide on plans') };
  if (result.outcome === 'unknown') return { card: refused('This plan is not known here') };
  if (result.outcome === 'not-yours') return { card: notYours(result.approval) };
  const followed = result.approval.state === 'approved';
  return { card: await current(result.approval, services), everyone: !followed };
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
