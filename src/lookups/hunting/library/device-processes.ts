import { defineHunt } from './define';
import { deviceNameOf, given } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table. */
export const deviceProcesses = defineHunt({
  id: 'device-processes',
  kinds: ['device'],
  read: (entity) => given({ computer: deviceNameOf(entity) }),
  query: `DeviceProcessEvents
| where DeviceName =~ computer
| project Timestamp, FileName, ProcessCommandLine, InitiatingProcessFileName, AccountName
| order by Timestamp desc
| take 5000`,
});
