import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { daysAtWork, deviceNamed } from './daily';
import { happenings, textAt } from './happenings';

const COLUMNS = {
  Timestamp: 'DateTime',
  DeviceId: 'String',
  DeviceName: 'String',
  ActionType: 'String',
  RemoteIP: 'String',
  RemotePort: 'Int32',
  RemoteUrl: 'String',
  LocalIP: 'String',
  Protocol: 'String',
  InitiatingProcessFileName: 'String',
  InitiatingProcessAccountUpn: 'String',
};
const USUAL = [
  ['outlook.office365.com', '198.51.100.10', 'outlook.exe'],
  ['teams.microsoft.com', '198.51.100.11', 'teams.exe'],
  ['weather.example', '192.0.2.44', 'msedge.exe'],
] as const;

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table. */
export function deviceNetworkEvents(world: World): Table {
  return tableOf(COLUMNS, [...alarming(world), ...usual(world)]);
}

function usual(world: World) {
  return daysAtWork(world).flatMap(({ device, deviceName, user, at }) =>
    USUAL.map(([RemoteUrl, RemoteIP, InitiatingProcessFileName]) => ({
      ...{ DeviceId: device.mdeDeviceId, DeviceName: deviceName, ActionType: 'ConnectionSuccess' },
      ...{ RemoteUrl, RemoteIP, RemotePort: 443, LocalIP: device.ip, Protocol: 'Tcp' },
      ...{ InitiatingProcessFileName, InitiatingProcessAccountUpn: user.userPrincipalName },
      Timestamp: at(`net ${RemoteUrl}`),
    })),
  );
}

/** Where an alert names a computer and an address, the one spoke with the other. */
function alarming(world: World) {
  return happenings(world).flatMap(({ at, of }) => {
    const [url] = of('urlEvidence');
    const address = textAt(url, 'url');
    const host = URL.canParse(address) ? new URL(address).hostname : '';
    return of('deviceEvidence').flatMap((piece) => {
      const place = deviceNamed(world, textAt(piece, 'mdeDeviceId'));
      const process = textAt(of('processEvidence')[0], 'imageFile.fileName') || 'svchost.exe';
      return of('ipEvidence').flatMap((ip) => {
        if (place === undefined) return [];
        return {
          ...{ DeviceId: place.device.mdeDeviceId, DeviceName: place.deviceName },
          ...{ RemoteIP: textAt(ip, 'ipAddress'), RemoteUrl: host, RemotePort: 443, Protocol: 'Tcp' },
          ...{ ActionType: 'ConnectionSuccess', LocalIP: place.device.ip, Timestamp: at },
          InitiatingProcessFileName: process,
          InitiatingProcessAccountUpn: textAt(of('userEvidence')[0], 'userAccount.userPrincipalName'),
        };
      });
    });
  });
}
