import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { daysAtWork } from './daily';

const COLUMNS = {
  Timestamp: 'DateTime',
  DeviceId: 'String',
  DeviceName: 'String',
  ActionType: 'String',
  LogonType: 'String',
  AccountDomain: 'String',
  AccountName: 'String',
  FailureReason: 'String',
  IsLocalAdmin: 'SByte',
  RemoteDeviceName: 'String',
  RemoteIP: 'String',
};

/** Everybody at the own computer, once a day. Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table. */
export function deviceLogonEvents(world: World): Table {
  const rows = daysAtWork(world).map(({ device, deviceName, account, at, dice }) => {
    const failed = dice('logon').readUInt8(0) < 12;
    const server = device.groupName === 'Servers';
    return {
      ...{ DeviceId: device.mdeDeviceId, DeviceName: deviceName, AccountName: account },
      Timestamp: at('logon'),
      ActionType: failed ? 'LogonFailed' : 'LogonSuccess',
      LogonType: server ? 'RemoteInteractive' : 'Interactive',
      AccountDomain: 'contosoharbour',
      FailureReason: failed ? 'InvalidUserNameOrPassword' : '',
      IsLocalAdmin: server,
    };
  });
  return tableOf(COLUMNS, rows);
}
