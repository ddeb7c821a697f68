import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { setupCard } from '../../cards/setup';
import type { Approval } from '../../connection/approvals/approval';
import type { Connection } from '../../connection/connection-store';
import { READER_ROLES } from '../../connection/people/directory-roles';
import { capabilityWords } from '../../connection/permissions';
import type { Administrator } from '../../connection/setup/administrator';
import type { Recommendation } from '../../connection/setup/recommendation';
import type { SetupStep } from '../../connection/setup/setup';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { formAnswer, leftAnswer } from './form-view';
import { planAnswer } from './plan-view';
import { texts } from '../../texts/texts';

/** The administrator that a turn's asker is, for the setup. */
export function administratorOf({ asker, conversation, team }: Turn): Administrator {
  const { tenantId, aadObjectId: id, name } = asker;
  return { tenantId, id, name, conversationId: conversation.id, team };
}

/** The card for where the setup stands. A plan's card is remembered, so that a click on it can be told from others. */
export async function setupAnswer(
  step: SetupStep,
  { conversation }: Turn,
  services: Services,
): Promise<Answer> {
  switch (step.step) {
    case 'form':
      return { card: formAnswer(step.form) };
    case 'connected':
      return { card: connected(step.connection) };
    default:
      if (isForThePortal(step)) return { card: leftAnswer(step.approval, step.connection) };
      return planStep(step.approval, step.connection, conversation.id, services);
  }
}

/** People who do it themselves see what is left for them, as long as something is. */
function isForThePortal({ step, connection, approval }: Extract<SetupStep, { approval: Approval }>): boolean {
  const { mode, presence } = connection.desired;
  return step === 'plan' && mode === 'manual' && presence === 'present' && approval.plan.changes.length > 0;
}

/** A plan that may be under way: once the card is known to be shown, it catches up with what has happened since. */
async function planStep(
  approval: Approval,
  connection: Connection,
  conversationId: string,
  services: Services,
): Promise<Answer> {
  const { approvals, clock, follow, watchers } = services;
  return {
    card: planAnswer(approval, connection, clock(), { watchers: await watchers(approval) }),
    async posted(activityId) {
      const { tenantId, id } = approval;
      await approvals.shownAt(tenantId, id, { conversationId, activityId });
      const now = await approvals.find(tenantId, id);
      if (now !== undefined && now.state !== 'pending') follow(now, connection);
    },
  };
}

/** The beginning of a connection that does not exist yet; without a name it gets the usual one. @throws GraphFailure */
export async function welcomeAnswer(name: string, { asker }: Turn, { setup }: Services): Promise<Answer> {
  const { tenantId, name: approver } = asker;
  const [organisation, recommendation] = await Promise.all([
    setup.organisation(tenantId),
    setup.recommended(tenantId),
  ]);
  return { card: welcome(organisation, approver, name, recommendation) };
}

function welcome(
  organisation: string,
  approver: string,
  name: string,
  { desired, without }: Recommendation,
): Card {
  const { capabilities, credential, alertSource } = desired;
  const words = texts().setup.begin;
  return setupCard({
    organisation,
    capabilities: capabilities.map((capability) => {
      const { title, why } = capabilityWords(capability);
      return { name: title, why };
    }),
    without: without.map(({ title, why }) => ({ name: title, why: words.leftOut(why) })),
    credential: words.credential(credential.lifetimeDays),
    source: words.source(alertSource.lookBackDays),
    readers: READER_ROLES.map(({ name }) => name).join(', '),
    approver,
    name,
  });
}

function connected({ id, organisation }: Connection): Card {
  return noticeCard({
    title: texts().setup.connected.title(organisation),
    text: texts().setup.connected.text,
    tone: 'good',
    buttons: [
      { title: texts().buttons.showAlerts, verb: 'alerts.show', data: {} },
      { title: texts().buttons.changeSettings, verb: 'setup.settings', data: { connection: id } },
    ],
  });
}
