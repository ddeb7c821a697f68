import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { madeUpHash } from '../../tenant/made-up-file';
import { accountOf, daysAtWork, deviceNamed } from './daily';
import { happenings, textAt } from './happenings';

const COLUMNS = {
  Timestamp: 'DateTime',
  DeviceId: 'String',
  DeviceName: 'String',
  ActionType: 'String',
  FileName: 'String',
  FolderPath: 'String',
  SHA1: 'String',
  SHA256: 'String',
  ProcessId: 'Int64',
  ProcessCommandLine: 'String',
  AccountDomain: 'String',
  AccountName: 'String',
  AccountUpn: 'String',
  InitiatingProcessFileName: 'String',
  InitiatingProcessCommandLine: 'String',
};
const USUAL = [
  ['outlook.exe', 'explorer.exe'],
  ['msedge.exe', 'explorer.exe'],
  ['teams.exe', 'explorer.exe'],
  ['svchost.exe', 'services.exe'],
] as const;

/**
 * Usual programs of every computer each day, and what alerts say ran; the latter on a second computer too, where a hunt
 * finds it. Source: learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table.
 */
export function deviceProcessEvents(world: World): Table {
  return tableOf(COLUMNS, [...alarming(world), ...usual(world)]);
}

function usual(world: World) {
  return daysAtWork(world).flatMap(({ device, deviceName, user, account, at }) =>
    USUAL.map(([FileName, parent], index) => ({
      ...{ DeviceId: device.mdeDeviceId, DeviceName: deviceName, ActionType: 'ProcessCreated', FileName },
      Timestamp: at(FileName),
      FolderPath: `C:\\Program Files\\${FileName}`,
      SHA1: madeUpHash(FileName, 'sha1'),
      SHA256: madeUpHash(FileName, 'sha256'),
      ProcessId: 1000 + 4 * index,
      ProcessCommandLine: FileName,
      AccountDomain: 'contosoharbour',
      AccountName: account,
      AccountUpn: user.userPrincipalName,
      InitiatingProcessFileName: parent,
      InitiatingProcessCommandLine: parent,
    })),
  );
}

function alarming(world: World) {
  return happenings(world).flatMap(({ at, of }) =>
    of('processEvidence').flatMap((process) => {
      const place = deviceNamed(world, textAt(process, 'mdeDeviceId'));
      if (place === undefined) return [];
      const image = textAt(process, 'imageFile.fileName');
      const row = {
        ...{ DeviceId: place.device.mdeDeviceId, DeviceName: place.deviceName, ActionType: 'ProcessCreated' },
        Timestamp: at,
        FileName: image,
        FolderPath: `${textAt(process, 'imageFile.filePath')}\\${image}`,
        SHA1: textAt(process, 'imageFile.sha1'),
        SHA256: textAt(process, 'imageFile.sha256'),
        ProcessId: Number(process['processId']),
        ProcessCommandLine: textAt(process, 'processCommandLine'),
        AccountDomain: 'contosoharbour',
        AccountName: textAt(process, 'userAccount.accountName'),
        AccountUpn: textAt(process, 'userAccount.userPrincipalName'),
        InitiatingProcessFileName: textAt(process, 'parentProcessImageFile.fileName'),
        InitiatingProcessCommandLine: textAt(process, 'parentProcessImageFile.fileName'),
      };
      return [row, ...elsewhere(world, row)];
    }),
  );
}

/** The same a little earlier on the next computer. */
function elsewhere({ tenant }: World, row: { Timestamp: Date; DeviceId: string }) {
  const index = tenant.devices.findIndex(({ mdeDeviceId }) => mdeDeviceId === row.DeviceId);
  const device = tenant.devices[(index + 1) % tenant.devices.length];
  const user = tenant.users.find(({ id }) => id === device?.ownerId);
  if (device === undefined || user === undefined) return [];
  return [
    {
      ...row,
      Timestamp: new Date(row.Timestamp.getTime() - 3_600_000),
      DeviceId: device.mdeDeviceId,
      DeviceName: `${device.name}.${tenant.defaultDomain}`,
      AccountName: accountOf(user),
      AccountUpn: user.userPrincipalName,
    },
  ];
}
