import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpSection, type LookUpView } from '../../cards/lookup';
import type { Button } from '../../cards/notice';
import { type FileParts, whyNoQuarantine } from '../../lookups/file/file';
import { type FileHash, HASH_NAMES } from '../../lookups/file/hash';
import { type Part, valueOf } from '../../lookups/parts';
import type { FileProfile, FileStatistics } from '../../microsoft/endpoint/files';
import type { Machine } from '../../microsoft/endpoint/machines';
import { inNumbers, texts } from '../../texts/texts';
import { wordedValue } from '../../alerts/worded';
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
  const name = statistics?.topFileNames?.[0] ?? texts().file.unnamed(hash.value.slice(0, 12));
  return lookUpCard({
    title: [name, judgement(profile)].filter(Boolean).join(': '),
    subtitle: `${HASH_NAMES[hash.algorithm]} ${hash.value}`,
    facts: factsOf(profile, statistics),
    sections: [alertSection(parts.alerts, now), deviceSection(asked, parts.device, now)],
    more: { title: texts().file.more, lines: moreOf(profile, statistics, timezone) },
    state: stateOf(asked, parts),
    buttons: [...fetchButton(asked, parts.device), ...(alerts === undefined ? [] : alertsButton(alerts))],
  });
}

function judgement(profile: FileProfile | undefined): string | undefined {
  const type = profile?.determinationType;
  return type == null || type === 'Unknown' ? undefined : wordedValue(type);
}

function factsOf(
  profile: FileProfile | undefined,
  statistics: FileStatistics | undefined,
): LookUpView['facts'] {
  const words = texts().file.facts;
  const { notKnown } = texts().lookUp;
  const count = (value: number | null | undefined) => (value == null ? notKnown : inNumbers(value));
  return [
    {
      title: words.judged,
      text: profile?.determinationValue ?? judgement(profile) ?? words.notYet,
      ...(profile?.determinationType?.toLowerCase() === 'malware' && { color: 'attention' }),
    },
    { title: words.signedBy, text: profile?.signer ?? (profile === undefined ? notKnown : words.nobody) },
    { title: words.seenHere, text: count(statistics?.organizationPrevalence) },
    { title: words.seenWorldwide, text: count(profile?.globalPrevalence ?? statistics?.globallyPrevalence) },
  ];
}

function moreOf(
  profile: FileProfile | undefined,
  statistics: FileStatistics | undefined,
  timezone: string | undefined,
) {
  const time = (value: string | null | undefined) => value && exactTime(new Date(value), timezone);
  const words = texts().file.facts;
  const size = profile?.size == null ? undefined : texts().lookUp.bytes(inNumbers(profile.size));
  const lines = [
    { name: 'SHA-256', text: profile?.sha256 },
    { name: 'SHA-1', text: profile?.sha1 },
    { name: words.size, text: size },
    { name: words.names, text: statistics?.topFileNames?.slice(0, 5).join(', ') },
    { name: words.publisher, text: profile?.filePublisher },
    { name: words.product, text: profile?.fileProductName },
    { name: words.firstSeenHere, text: time(statistics?.orgFirstSeen) },
    { name: words.lastSeenHere, text: time(statistics?.orgLastSeen) },
  ];
  return lines.flatMap(({ name, text }) => (text ? [{ name, text }] : []));
}

function deviceSection({ device: typed }: FileAsked, part: FileParts['device'], now: Date): LookUpSection {
  const words = texts().file.device;
  const { heading } = words;
  if (typed === undefined) return { heading, note: words.noneNamed, rows: [] };
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  const match = part.value;
  if (match?.found === 'several') return { heading, note: words.several(typed), rows: [] };
  if (match?.found !== 'one') return { heading, note: words.none(typed), rows: [] };
  const { id, computerDnsName, healthStatus } = match.one;
  const lastHeardOf = seen(match.one, now) ?? words.neverSeen;
  const state = healthStatus == null ? texts().lookUp.notKnown : wordedValue(healthStatus);
  const health = healthStatus === 'Active' ? state : words.mayBeOffline(state);
  return {
    heading,
    note: '',
    rows: [
      {
        name: computerDnsName ?? id,
        detail: `${health} · ${lastHeardOf}`,
        open: { title: texts().record.lookUp, verb: 'lookup.open', data: { kind: 'device', name: id } },
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
  const words = texts().file;
  const said = [
    machine && whyNoQuarantine(machine),
    missing[0],
    hash.algorithm === 'md5' && words.notByMd5,
    [parts.profile, parts.statistics, parts.device].some(({ state }) => state === 'coming') &&
      words.restBeingRead,
    hash.algorithm !== 'md5' &&
      parts.profile.state === 'there' &&
      parts.profile.value === undefined &&
      words.unknown,
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
  return [{ title: texts().file.fetch, verb: 'file.fetch', data }];
}
