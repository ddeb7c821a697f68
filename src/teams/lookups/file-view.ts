import { inWords } from '../../alerts/in-words';
import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpSection, type LookUpView } from '../../cards/lookup';
import type { Button } from '../../cards/notice';
import { type FileParts, whyNoQuarantine } from '../../lookups/file/file';
import { type FileHash, HASH_NAMES } from '../../lookups/file/hash';
import { type Part, valueOf } from '../../lookups/parts';
import type { FileProfile, FileStatistics } from '../../microsoft/endpoint/files';
import type { Machine } from '../../microsoft/endpoint/machines';
import { exactTime } from '../views/times';
import { alertsButton, alertSection, noteOf } from './about-alerts';
import { seen } from './device-view';

interface FileAsked {
  hash: FileHash;
  /** As it was typed. */
  device: string | undefined;
  /** What fetching it is asked for with: it counts once. */
  form: string;
}

/** A file as Defender and its alerts know it, and the device whose quarantine it may be in. */
export function fileCard(asked: FileAsked, parts: FileParts, now: Date, timezone: string | undefined): Card {
  const { hash } = asked;
  const profile = valueOf(parts.profile);
  const statistics = valueOf(parts.statistics);
  const alerts = valueOf(parts.alerts);
  const name = statistics?.topFileNames?.[0] ?? `File ${hash.value.slice(0, 12)}…`;
  return lookUpCard({
    title: [name, judgement(profile)].filter(Boolean).join(': '),
    subtitle: `${HASH_NAMES[hash.algorithm]} ${hash.value}`,
    facts: factsOf(profile, statistics),
    sections: [alertSection(parts.alerts, now), deviceSection(asked, parts.device, now)],
    more: { title: 'More of this file', lines: moreOf(profile, statistics, timezone) },
    state: stateOf(asked, parts),
    buttons: [...fetchButton(asked, parts.device), ...(alerts === undefined ? [] : alertsButton(alerts))],
  });
}

function judgement(profile: FileProfile | undefined): string | undefined {
  const type = profile?.determinationType;
  return type == null || type === 'Unknown' ? undefined : inWords(type);
}

function factsOf(
  profile: FileProfile | undefined,
  statistics: FileStatistics | undefined,
): LookUpView['facts'] {
  const known = judgement(profile);
  const count = (value: number | null | undefined) => value?.toLocaleString('en') ?? 'not known';
  const bad = known === 'malware';
  return [
    {
      title: 'Judged',
      text: profile?.determinationValue ?? known ?? 'not yet',
      ...(bad && { color: 'attention' }),
    },
    { title: 'Signed by', text: profile?.signer ?? (profile === undefined ? 'not known' : 'nobody') },
    { title: 'Seen here', text: count(statistics?.organizationPrevalence) },
    { title: 'Seen worldwide', text: count(profile?.globalPrevalence ?? statistics?.globallyPrevalence) },
  ];
}

function moreOf(
  profile: FileProfile | undefined,
  statistics: FileStatistics | undefined,
  timezone: string | undefined,
) {
  const time = (value: string | null | undefined) => value && exactTime(new Date(value), timezone);
  const lines = [
    { name: 'SHA-256', text: profile?.sha256 },
    { name: 'SHA-1', text: profile?.sha1 },
    { name: 'Size', text: profile?.size == null ? undefined : `${profile.size.toLocaleString('en')} bytes` },
    { name: 'Names', text: statistics?.topFileNames?.slice(0, 5).join(', ') },
    { name: 'Publisher', text: profile?.filePublisher },
    { name: 'Product', text: profile?.fileProductName },
    { name: 'First seen here', text: time(statistics?.orgFirstSeen) },
    { name: 'Last seen here', text: time(statistics?.orgLastSeen) },
  ];
  return lines.flatMap(({ name, text }) => (text ? [{ name, text }] : []));
}

function deviceSection({ device: typed }: FileAsked, part: FileParts['device'], now: Date): LookUpSection {
  const heading = 'Device';
  if (typed === undefined)
    return { heading, note: 'none named: type file, the hash, on and a device', rows: [] };
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  const match = part.value;
  if (match?.found === 'several')
    return { heading, note: `several begin with ${typed}: type more of the name`, rows: [] };
  if (match?.found !== 'one')
    return { heading, note: `Defender for Endpoint of this tenant has none called ${typed}`, rows: [] };
  const { id, computerDnsName, healthStatus } = match.one;
  const lastHeardOf = seen(match.one, now) ?? 'never seen';
  const health =
    healthStatus === 'Active' ? 'active' : `${inWords(healthStatus ?? 'not known')}, may be offline`;
  return {
    heading,
    note: '',
    rows: [
      {
        name: computerDnsName ?? id,
        detail: `${health} · ${lastHeardOf}`,
        open: { title: 'Look up', verb: 'lookup.open', data: { kind: 'device', name: id } },
      },
    ],
  };
}

/** What is missing, or in the way. */
function stateOf({ hash }: FileAsked, parts: FileParts): string {
  const machine = machineIn(parts.device);
  const missing = [parts.profile, parts.statistics].flatMap((part) =>
    part.state === 'missing' ? [part.why] : [],
  );
  const said = [
    machine && whyNoQuarantine(machine),
    missing[0],
    hash.algorithm === 'md5' && 'Defender is asked by SHA-1 or SHA-256, not by MD5: alerts alone tell of it.',
    [parts.profile, parts.statistics, parts.device].some(({ state }) => state === 'coming') &&
      'The rest is being read.',
    hash.algorithm !== 'md5' &&
      parts.profile.state === 'there' &&
      parts.profile.value === undefined &&
      'Defender does not know a file with this hash.',
  ];
  return said.filter(Boolean).join(' ');
}

function machineIn(
  part: Part<FileParts['device'] extends Part<infer Value> ? Value : never>,
): Machine | undefined {
  const match = valueOf(part);
  return match?.found === 'one' ? match.one : undefined;
}

function fetchButton({ hash, form }: FileAsked, part: FileParts['device']): Button[] {
  const machine = machineIn(part);
  if (machine === undefined || whyNoQuarantine(machine) !== undefined) return [];
  const data = { hash: hash.value, machine: machine.id, form };
  return [{ title: 'Fetch it from quarantine', verb: 'file.fetch', data }];
}
