import { defineHunt } from './define';
import { addressOf, given } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table. */
export const userSignIns = defineHunt({
  id: 'user-sign-ins',
  kinds: ['user', 'mailbox'],
  read: (entity) => given({ person: addressOf(entity) }),
  query: `EntraIdSignInEvents
| where AccountUpn =~ person
| project Timestamp, Application, IPAddress, Country, ErrorCode
| order by Timestamp desc
| take 5000`,
});
