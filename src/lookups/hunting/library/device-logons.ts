import { defineHunt } from './define';
import { deviceNameOf, given } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table. */
export const deviceLogons = defineHunt({
  id: 'device-logons',
  kinds: ['device'],
  read: (entity) => given({ computer: deviceNameOf(entity) }),
  query: `DeviceLogonEvents
| where DeviceName =~ computer
| summarize Logons = count() by AccountName, LogonType, ActionType
| order by Logons desc`,
});
