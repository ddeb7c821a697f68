import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';

/** The refusal of whoever may not act. */
export function mayNotAct(): Card {
  return noticeCard({
    title: 'You may read this, not act on it',
    text: 'Nothing has been changed. Approvers may act, and holders of the roles that the settings name, such as Security Operator. An administrator can change that in the settings.',
  });
}
