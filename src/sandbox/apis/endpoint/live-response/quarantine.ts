import { createHash } from 'node:crypto';
import { madeUpFile, madeUpHash } from '../../../tenant/made-up-file';
import type { World } from '../../../world';

interface FileDetails {
  fileName?: string | null;
  sha256?: string | null;
}

/** The files that alerts name on a device, or anywhere, once each, by their names. */
export function filesInAlerts(world: World, machineId?: string): string[] {
  const names = world.alerts.newestFirst().flatMap(({ raw: { evidence } }) =>
    (Array.isArray(evidence) ? (evidence as Record<string, unknown>[]) : []).flatMap((one) => {
      if (machineId !== undefined && one['mdeDeviceId'] !== machineId) return [];
      const { fileName, sha256 } = (one['fileDetails'] ?? {}) as FileDetails;
      return fileName != null && sha256 === madeUpHash(fileName, 'sha256') ? [fileName] : [];
    }),
  );
  return [...new Set(names)];
}

/** The name of a file by its hash. */
export function fileByHash(names: readonly string[], hash: string): string | undefined {
  const algorithms = { 32: 'md5', 40: 'sha1', 64: 'sha256' } as const;
  const algorithm = algorithms[hash.length as keyof typeof algorithms];
  if ((algorithm as string | undefined) === undefined) return undefined;
  return names.find((name) => madeUpHash(name, algorithm) === hash.toLowerCase());
}

/** What a device's quarantine gives back for a hash. */
export function fromQuarantine(world: World, machineId: string, hash: string): Buffer | undefined {
  const { quarantine } = world.liveResponse.device(machineId);
  const name = fileByHash(filesInAlerts(world, machineId), hash);
  if (name === undefined || quarantine === 'emptied') return undefined;
  const content = madeUpFile(name);
  return quarantine === 'spoilt' ? createHash('sha512').update(content).digest() : content;
}
