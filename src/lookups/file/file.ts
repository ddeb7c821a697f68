import type { Clock } from '../../clock';
import {
  type FileProfile,
  type FileStatistics,
  readFileProfile,
  readFileStatistics,
} from '../../microsoft/endpoint/files';
import type { Machine } from '../../microsoft/endpoint/machines';
import { type AlertsAbout, alertsAbout, type AlertSources } from '../alerts-about';
import { findDevice } from '../device/device';
import type { Match } from '../find';
import type { Open } from '../look-ups';
import { gather, type Parts } from '../parts';
import { texts } from '../../texts/texts';
import { whyMissing } from '../why-missing';
import type { FileHash } from './hash';

/** What a look-up of a file tells. */
export interface FileValues {
  /** Undefined: Defender does not know it, or is not asked by its MD5. */
  profile: FileProfile | undefined;
  statistics: FileStatistics | undefined;
  /** Undefined: no device was named. */
  device: Match<Machine> | undefined;
  alerts: AlertsAbout;
}

export type FileParts = Parts<FileValues>;

/** Everything about a file, and about the device that may have it in quarantine, each part as it comes. */
export function readFile(
  reach: Open,
  { algorithm, value }: FileHash,
  deviceName: string | undefined,
  { sources, clock }: { sources: AlertSources; clock: Clock },
  tell: (parts: FileParts) => void,
): Promise<FileParts> {
  const { connection, clients, recall } = reach;
  const { endpoint } = clients.apis;
  const known = algorithm !== 'md5';
  return gather<FileValues>(
    {
      profile: async () =>
        known ? recall(`file ${value} profile`, () => readFileProfile(endpoint, value)) : undefined,
      statistics: async () =>
        known ? recall(`file ${value} statistics`, () => readFileStatistics(endpoint, value)) : undefined,
      device: async () => (deviceName === undefined ? undefined : findDevice(reach, deviceName)),
      alerts: () => alertsAbout(connection.tenantId, 'hash', value, clock(), sources),
    },
    (error, part) => whyMissing(error, part === 'device' ? 'Machine.Read.All' : 'File.Read.All'),
    tell,
  );
}

/** Why a device gives no quarantined file, in words; undefined: it may. */
export function whyNoQuarantine({ osPlatform, onboardingStatus }: Machine): string | undefined {
  if (osPlatform != null && !osPlatform.startsWith('Windows'))
    return texts().file.device.notWindows(osPlatform);
  if (onboardingStatus != null && onboardingStatus !== 'Onboarded') return texts().file.device.notOnboarded;
  return undefined;
}
