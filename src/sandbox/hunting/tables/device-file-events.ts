import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { daysAtWork, deviceNamed, hashOf } from './daily';
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
  FileSize: 'Int64',
  FileOriginUrl: 'String',
  InitiatingProcessFileName: 'String',
};

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table. */
export function deviceFileEvents(world: World): Table {
  return tableOf(COLUMNS, [...alarming(world), ...usual(world)]);
}

function usual(world: World) {
  const FileName = 'berth-plan.xlsx';
  return daysAtWork(world).map(({ device, deviceName, account, at }) => ({
    ...{ DeviceId: device.mdeDeviceId, DeviceName: deviceName, ActionType: 'FileModified', FileName },
    Timestamp: at(FileName),
    FolderPath: `C:\\Users\\${account}\\Documents\\${FileName}`,
    SHA1: hashOf(`${FileName} ${account}`, 'sha1'),
    SHA256: hashOf(`${FileName} ${account}`, 'sha256'),
    FileSize: 20_480,
    InitiatingProcessFileName: 'excel.exe',
  }));
}

function alarming(world: World) {
  return happenings(world).flatMap(({ at, of }) =>
    of('fileEvidence').flatMap((file) => {
      const place = deviceNamed(world, textAt(file, 'mdeDeviceId'));
      if (place === undefined) return [];
      const FileName = textAt(file, 'fileDetails.fileName');
      return {
        ...{
          DeviceId: place.device.mdeDeviceId,
          DeviceName: place.deviceName,
          ActionType: 'FileCreated',
          FileName,
        },
        Timestamp: at,
        FolderPath: `${textAt(file, 'fileDetails.filePath')}\\${FileName}`,
        SHA1: textAt(file, 'fileDetails.sha1'),
        SHA256: textAt(file, 'fileDetails.sha256'),
        FileSize: 48_128,
        FileOriginUrl: textAt(of('urlEvidence')[0], 'url'),
        InitiatingProcessFileName: 'msedge.exe',
      };
    }),
  );
}
