import { defineHunt } from './define';
import { addressOf, given } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table; error code 0 is success. */
export const userFailedSignIns = defineHunt({
  id: 'user-failed-sign-ins',
  kinds: ['user', 'mailbox'],
  read: (entity) => given({ person: addressOf(entity) }),
  query: `EntraIdSignInEvents
| where AccountUpn =~ person and ErrorCode != 0
| summarize Attempts = count() by IPAddress, Country, ErrorCode
| order by Attempts desc`,
});
