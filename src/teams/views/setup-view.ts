import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { setupCard } from '../../cards/setup';
import { recommendedSettings } from '../../connection/desired-state';
import { READER_ROLES } from '../../connection/people/directory-roles';
import { CAPABILITY_TITLES } from '../../connection/permissions';
import type { Administrator, SetupStep } from '../../connection/setup/setup';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { planAnswer } from './plan-view';

/** The administrator that a turn's asker is, for the setup. */
export function administratorOf({ asker, conversation }: Turn): Administrator {
  const { tenantId, aadObjectId: id, name } = asker;
  return { tenantId, id, name, conversationId: conversation.id };
}

/** The card for where the setup stands. A plan's card is remembered, so that a click on it can be told from others. */
export function setupAnswer(step: SetupStep, { asker }: Turn, services: Services): Answer {
  switch (step.step) {
    case 'welcome':
      return { card: welcome(step.organisation, asker.name) };
    case 'connected':
      return { card: connected(step.connection.organisation) };
    default: {
      const { approval, connection } = step;
      return {
        card: planAnswer(approval, connection, services.clock()),
        posted: (activityId) =>
          services.approvals.shownAt(approval.tenantId, approval.id, {
            conversationId: approval.conversationId,
            activityId,
          }),
      };
    }
  }
}

function welcome(organisation: string, approver: string): Card {
  const { capabilities, credential, alertSource } = recommendedSettings('');
  return setupCard({
    organisation,
    capabilities: capabilities.map((capability) => {
      const { title, why } = CAPABILITY_TITLES[capability];
      return { name: title, why };
    }),
    credential: `A certificate for ${credential.lifetimeDays} days; its key never leaves the vault`,
    source: `Every type and severity, from the last ${alertSource.lookBackDays} days on`,
    readers: READER_ROLES.map(({ name }) => name).join(', '),
    approver,
    needs: 'about a minute, and your approval of the plan',
  });
}

function connected(organisation: string): Card {
  return noticeCard({
    title: `${organisation} is connected`,
    text: 'The tenant has everything that the settings ask for. There is nothing to change.',
    tone: 'good',
    buttons: [
      { title: 'Show alerts', verb: 'alerts.show', data: {} },
      { title: 'Choose settings', verb: 'setup.custom', data: {} },
    ],
  });
}
