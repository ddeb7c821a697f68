import { createHash, randomUUID } from 'node:crypto';
import type { Device, DirectoryUser } from './tenant';

const models = [
  { prefix: 'lap', osPlatform: 'Windows11', osBuild: 22631, version: '23H2', groupName: 'Laptops' },
  { prefix: 'wks', osPlatform: 'Windows10', osBuild: 19045, version: '22H2', groupName: 'Workstations' },
  { prefix: 'mac', osPlatform: 'macOS', osBuild: 24, version: '15.1', groupName: 'Laptops' },
] as const;

const servers = ['srv-dc-01', 'srv-dc-02', 'srv-file-01', 'srv-sql-01', 'srv-web-01'];

/** A computer for each member of staff, and a few servers that belong to the first administrator. */
export function issueDevices(users: readonly DirectoryUser[]): Device[] {
  const staff = users.filter(({ userType }) => userType === 'Member');
  const owner = staff[0];
  const computers = staff.map((user, index) => {
    const model = models[index % 5 === 4 ? 2 : index % 3 === 1 ? 1 : 0];
    const number = String(index + 1).padStart(2, '0');
    return makeDevice(
      `${model.prefix}-${number}`,
      model,
      `10.20.${String(4 + (index % 3))}.${String(20 + index)}`,
      user.id,
    );
  });
  if (owner === undefined) return computers;
  const server = { osPlatform: 'WindowsServer2022', osBuild: 20348, version: '21H2', groupName: 'Servers' };
  return [
    ...computers,
    ...servers.map((name, index) => makeDevice(name, server, `10.20.1.${String(10 + index)}`, owner.id)),
  ];
}

function makeDevice(
  name: string,
  {
    osPlatform,
    osBuild,
    version,
    groupName,
  }: Pick<Device, 'osPlatform' | 'osBuild' | 'version' | 'groupName'>,
  ip: string,
  ownerId: string,
): Device {
  const azureAdDeviceId = randomUUID();
  const mdeDeviceId = createHash('sha1').update(azureAdDeviceId).digest('hex');
  return { name, mdeDeviceId, azureAdDeviceId, osPlatform, osBuild, version, ip, ownerId, groupName };
}
