import { createHash } from 'node:crypto';
import type { Device, DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';

const DAY_MS = 86_400_000;
const DAYS = 30;

/** A computer at work, with the person it belongs to, on one day. */
export interface DayAtWork {
  device: Device;
  /** As the tables name it. */
  deviceName: string;
  user: DirectoryUser;
  account: string;
  /** Bytes that are the same for the same day and purpose. */
  dice(purpose: string): Buffer;
  /** A moment of the day. */
  at(purpose: string): Date;
}

/** Every computer on each of the last thirty days, up to now; the same ones for the same day. */
export function daysAtWork(world: World): DayAtWork[] {
  const { tenant } = world;
  const today = Math.floor(world.clock().getTime() / DAY_MS);
  return Array.from({ length: DAYS }, (_, back) => today - back).flatMap((day) =>
    tenant.devices.flatMap((device) => {
      const user = tenant.users.find(({ id }) => id === device.ownerId);
      if (user?.accountEnabled !== true) return [];
      const dice = (purpose: string) =>
        createHash('sha256').update(`${device.mdeDeviceId} ${day} ${purpose}`).digest();
      const at = (purpose: string) => new Date(day * DAY_MS + (dice(purpose).readUInt32BE(4) % DAY_MS));
      return [
        { ...{ device, user, dice, at }, deviceName: fullName(device, world), account: accountOf(user) },
      ];
    }),
  );
}

/** The computer of a deviceEvidence, or of one that ran a process. */
export function deviceNamed(
  world: World,
  mdeDeviceId: string,
): { device: Device; deviceName: string } | undefined {
  const device = world.tenant.devices.find((one) => one.mdeDeviceId === mdeDeviceId);
  return device && { device, deviceName: fullName(device, world) };
}

export function accountOf({ userPrincipalName }: DirectoryUser): string {
  return userPrincipalName.split('@')[0] ?? userPrincipalName;
}

export function hashOf(text: string, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(text).digest('hex');
}

function fullName({ name }: Device, { tenant }: World): string {
  return `${name}.${tenant.defaultDomain}`;
}
