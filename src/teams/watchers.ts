import type { Approval } from '../connection/approvals/approval';
import type { ReferenceStore } from './references';

/**
 * As many as Teams refreshes a card for by itself where more people are; where there are fewer, it does so for everybody.
 * Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views;
 * learn.microsoft.com/javascript/api/teams-sdk-typescript/@microsoft/teams.cards/irefreshdefinition, userIds.
 */
const MOST = 60;

/** Finds whose view of a plan Teams is to keep fresh: those who may decide, then others who have spoken to the bot. */
export function createWatchers(references: Pick<ReferenceStore, 'teamsIds'>) {
  return async function watchers({ tenantId, state, approver, desired }: Approval): Promise<string[]> {
    if (state !== 'pending') return [];
    const named = desired?.people.approvers.map(({ id }) => id) ?? [];
    return references.teamsIds(tenantId, [approver, ...named], MOST);
  };
}
