import type { Card } from '../../cards/card';
import { type FindingRow, findingsCard } from '../../cards/findings';
import type { Connection } from '../../connection/connection-store';
import type { Bulletin } from '../../health/courier';
import type { Severity } from '../../health/finding';
import type { StoredFinding } from '../../health/stored-finding';
import { findingButtons } from './finding-buttons';
import { exactTime } from './times';

const TONES = { critical: 'attention', warning: 'warning', note: 'default' } as const;

/** What is open and what is over, in one message, with what somebody can do about it. */
export function bulletinAnswer(bulletin: Bulletin, now: Date, timeZone: string | undefined): Card {
  const { connection, open, healed, detour } = bulletin;
  const worst = open[0];
  // The headline says it already.
  const alone = open.length === 1 && healed.length === 0 && !bulletin.escalated;
  return findingsCard({
    tone: worst === undefined ? 'good' : TONES[worst.severity],
    headline: headline(bulletin),
    context: contextOf(connection),
    detour: detour === undefined ? '' : `It should have been told elsewhere, but ${detour}.`,
    rows: [
      ...healed.map((one) => healedRow(one, timeZone)),
      ...open.map((one) => ({ ...openRow(one, now, timeZone), ...(alone && { title: '' }) })),
    ],
    canSnooze: open.length > 0,
    buttons: buttonsFor(bulletin, now),
  });
}

/** What a message told, once a newer one has taken its place: no buttons any more. */
export function recordAnswer(connection: Connection, told: readonly StoredFinding[], timeZone: string): Card {
  return findingsCard({
    tone: 'default',
    headline: told.length === 1 ? (told[0]?.title ?? '') : `${told.length} findings`,
    context: `${contextOf(connection)} · a newer message says how things are`,
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
  if (worst === undefined)
    return healed.length === 1
      ? `Mended: ${healed[0]?.title ?? ''}`
      : `All is well again with ${connection.name}`;
  const what = open.length === 1 ? worst.title : `${open.length} things are not as they should be`;
  return escalated ? `Nobody has taken it for a day: ${what}` : what;
}

function buttonsFor({ connection: { id, name }, open }: Bulletin, now: Date) {
  const status = { title: 'Status', verb: 'command.run', data: { text: `status ${name}` } };
  if (open.length === 0) return [status];
  const data = { connection: id, seen: now.toISOString() };
  return [
    { title: 'I take it', verb: 'finding.take', data },
    { title: 'Snooze', verb: 'finding.snooze', data },
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
  const detail = healedAt === undefined ? 'Over' : `Over since ${exactTime(healedAt, timeZone)}`;
  return { title, mark: '✓', color: 'good', detail, state: '', fixes: [] };
}

/** Who takes care of it, whether it is silenced, and whether anybody could be told. */
export function stateInWords(
  { takenBy, snoozedUntil, undelivered }: StoredFinding,
  now: Date,
  timeZone: string | undefined,
): string {
  const parts = [
    ...(takenBy === undefined ? [] : [`${takenBy.name} takes care of it`]),
    ...(snoozedUntil === undefined || snoozedUntil <= now
      ? []
      : [`quiet until ${exactTime(snoozedUntil, timeZone)}`]),
    ...(undelivered === undefined ? [] : [`could not be told: ${undelivered}`]),
  ];
  return parts.join(' · ');
}
