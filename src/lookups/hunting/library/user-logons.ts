import { defineHunt } from './define';
import { accountNameOf, given } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table. */
export const userLogons = defineHunt({
  id: 'user-logons',
  kinds: ['user'],
  read: (entity) => given({ account: accountNameOf(entity) }),
  query: `DeviceLogonEvents
| where AccountName =~ account
| summarize Logons = count() by DeviceName, LogonType, ActionType
| order by Logons desc`,
});
