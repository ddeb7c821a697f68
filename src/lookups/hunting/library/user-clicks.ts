import { defineHunt } from './define';
import { addressOf, given } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-urlclickevents-table. */
export const userClicks = defineHunt({
  id: 'user-clicks',
  kinds: ['user', 'mailbox'],
  read: (entity) => given({ person: addressOf(entity) }),
  query: `UrlClickEvents
| where AccountUpn =~ person
| project Timestamp, Url, ActionType, Workload, ThreatTypes
| order by Timestamp desc
| take 5000`,
});
