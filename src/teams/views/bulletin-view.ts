import type { Card } from '../../cards/card';
import { type FindingRow, findingsCard } from '../../cards/findings';
import type { Connection } from '../../connection/connection-store';
import type { Bulletin } from '../../health/courier';
import { type Severity, translated } from '../../health/finding';
import type { StoredFinding } from '../../health/stored-finding';
import { findingButtons } from './finding-buttons';
import { exactTime } from './times';
import { whyInWords } from '../../delivery';
import { texts } from '../../texts/texts';

const TONES = { critical: 'attention', warning: 'warning', note: 'default' } as const;

/** What is open and what is over, in one message, with what somebody can do about it. */
export function bulletinAnswer(found: Bulletin, now: Date, timeZone: string | undefined): Card {
  const bulletin = { ...found, open: found.open.map(translated), healed: found.healed.map(translated) };
  const { connection, open, healed, detour } = bulletin;
  const worst = open[0];
  // The headline says it already.
  const alone = open.length === 1 && healed.length === 0 && !bulletin.escalated;
  return findingsCard({
    tone: worst === undefined ? 'good' : TONES[worst.severity],
    headline: headline(bulletin),
    context: contextOf(connection),
    detour: detour === undefined ? '' : texts().notices.detour(whyInWords(detour)),
    rows: [
      ...healed.map((one) => healedRow(one, timeZone)),
      ...open.map((one) => ({ ...openRow(one, now, timeZone), ...(alone && { title: '' }) })),
    ],
    canSnooze: open.length > 0,
    buttons: buttonsFor(bulletin, now),
  });
}

/** What a message told, once a newer one has taken its place: no buttons any more. */
export function recordAnswer(connection: Connection, all: readonly StoredFinding[], timeZone: string): Card {
  const told = all.map(translated);
  return findingsCard({
    tone: 'default',
    headline: told.length === 1 ? (told[0]?.title ?? '') : texts().notices.findings(told.length),
    context: texts().notices.superseded(contextOf(connection)),
    detour: '',
    rows: told.map((one) =>
      one.healedAt === undefined
        ? { title: one.title, mark: '○', color: 'default', detail: one.meaning, state: '', fixes: [] }
        : healedRow(one, timeZone),
    ),
    canSnooze: false,
    buttons: [],
  });
}

function contextOf({ organisation, name }: Connection): string {
  return organisation === name ? organisation : `${organisation} · ${name}`;
}

function headline({ open, healed, escalated, connection }: Bulletin): string {
  const [worst] = open;
  const words = texts().notices;
  if (worst === undefined)
    return healed.length === 1 ? words.mended(healed[0]?.title ?? '') : words.allWell(connection.name);
  const what = open.length === 1 ? worst.title : words.several(open.length);
  return escalated ? words.nobodyTook(what) : what;
}

function buttonsFor({ connection: { id, name }, open }: Bulletin, now: Date) {
  const status = { title: texts().buttons.status, verb: 'command.run', data: { text: `status ${name}` } };
  if (open.length === 0) return [status];
  const data = { connection: id, seen: now.toISOString() };
  return [
    { title: texts().notices.take, verb: 'finding.take', data },
    { title: texts().notices.snooze, verb: 'finding.snooze', data },
    status,
  ];
}

function openRow(finding: StoredFinding, now: Date, timeZone: string | undefined): FindingRow {
  return {
    title: finding.title,
    mark: finding.severity === 'note' ? '○' : '✕',
    color: colorOf(finding.severity),
    detail: `${finding.meaning} ${finding.remedy}`,
    state: stateInWords(finding, now, timeZone),
    fixes: findingButtons(finding),
  };
}

/** Yellow is hard to read as a text on white, so a warning is as red as what it warns of. */
export function colorOf(severity: Severity): 'attention' | 'default' {
  return severity === 'note' ? 'default' : 'attention';
}

function healedRow({ title, healedAt }: StoredFinding, timeZone: string | undefined): FindingRow {
  const words = texts().notices;
  const detail = healedAt === undefined ? words.over : words.overSince(exactTime(healedAt, timeZone));
  return { title, mark: '✓', color: 'good', detail, state: '', fixes: [] };
}

/** Who takes care of it, whether it is silenced, and whether anybody could be told. */
export function stateInWords(
  { takenBy, snoozedUntil, undelivered }: StoredFinding,
  now: Date,
  timeZone: string | undefined,
): string {
  const words = texts().notices;
  const parts = [
    ...(takenBy === undefined ? [] : [words.takenBy(takenBy.name)]),
    ...(snoozedUntil === undefined || snoozedUntil <= now
      ? []
      : [words.quietUntil(exactTime(snoozedUntil, timeZone))]),
    ...(undelivered === undefined ? [] : [words.undelivered(whyInWords(undelivered))]),
  ];
  return parts.join(' · ');
}
