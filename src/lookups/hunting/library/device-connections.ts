import { defineHunt } from './define';
import { deviceNameOf, given } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table. */
export const deviceConnections = defineHunt({
  id: 'device-connections',
  kinds: ['device'],
  read: (entity) => given({ computer: deviceNameOf(entity) }),
  query: `DeviceNetworkEvents
| where DeviceName =~ computer
| project Timestamp, RemoteIP, RemotePort, RemoteUrl, InitiatingProcessFileName
| order by Timestamp desc
| take 5000`,
});
