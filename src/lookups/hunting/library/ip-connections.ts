import { defineHunt } from './define';
import { given, ipOf } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table. */
export const ipConnections = defineHunt({
  id: 'ip-connections',
  kinds: ['ip'],
  read: (entity) => given({ address: ipOf(entity) }),
  query: `DeviceNetworkEvents
| where RemoteIP == address
| project Timestamp, DeviceName, RemotePort, RemoteUrl, InitiatingProcessFileName
| order by Timestamp desc
| take 5000`,
});
