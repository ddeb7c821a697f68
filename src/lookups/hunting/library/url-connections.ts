import { defineHunt } from './define';
import { given, hostOf } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table. */
export const urlConnections = defineHunt({
  id: 'url-connections',
  kinds: ['url'],
  read: (entity) => given({ host: hostOf(entity) }),
  query: `DeviceNetworkEvents
| where RemoteUrl has host
| project Timestamp, DeviceName, RemoteIP, RemotePort, InitiatingProcessFileName
| order by Timestamp desc
| take 5000`,
});
