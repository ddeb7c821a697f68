import { randomBytes } from 'node:crypto';
import type { Card } from '../../cards/card';
import { huntCard, type HuntView, MOST_FIELDS, MOST_ROWS, MOST_TURNED } from '../../cards/hunt';
import type { Button } from '../../cards/notice';
import type { Found } from '../../lookups/hunting/found';
import { namedIn } from '../../lookups/hunting/named';
import type { HuntRun } from '../../lookups/hunting/run';
import type { Messenger } from '../messenger';
import { cellShown, fitsSideBySide, widthsOf } from './hunt-cells';
import { exactTime } from './times';

const MOST_ROWS_OF_SERVICE = 100_000;

/** A hunt as it is now. `note` is for the one who clicked. */
export function huntAnswer(run: HuntRun, note?: string): Card {
  const lines = run.question.query.split('\n');
  const shared = { context: contextOf(run), lines, ...(note !== undefined && { note }) };
  return huntCard({ ...shared, ...stateView(run) });
}

/** Brings the message that shows a hunt up to date. */
export async function showHunt(run: HuntRun, messenger: Pick<Messenger, 'update'>): Promise<void> {
  if (run.activityId === undefined) return;
  await messenger.update(run.tenantId, run.conversationId, run.activityId, huntAnswer(run));
}

/** What a button may start once. */
export function newOnce(): string {
  return randomBytes(12).toString('base64url');
}

type StateView = Omit<HuntView, 'context' | 'lines' | 'note'>;
const NOTHING = { kind: 'table', columns: [], widths: [], rows: [] } as const;

function stateView(run: HuntRun): StateView {
  const { state, found, problem, id } = run;
  switch (state) {
    case 'running':
      return {
        ...NOTHING,
        title: 'Hunting',
        text: 'This card changes when Microsoft has answered, after three minutes at the latest.',
        buttons: [{ title: 'Cancel', verb: 'hunt.cancel', data: { id } }],
      };
    case 'done':
      return found === undefined ? lost(run) : foundView(run, found);
    case 'cancelled':
      return { ...NOTHING, title: 'The hunt was cancelled', buttons: [again(run)] };
    case 'failed':
      return {
        ...NOTHING,
        title: problem?.title ?? 'The hunt could not be run',
        text: problem?.text ?? '',
        tone: 'attention',
        buttons: [again(run)],
      };
    case 'lost':
      return lost(run);
  }
}

function lost(run: HuntRun): StateView {
  return {
    ...NOTHING,
    title: 'The hunt broke off',
    text: 'Drawbridge was stopped while it waited for the answer. Nothing has been changed.',
    tone: 'warning',
    buttons: [again(run)],
  };
}

function foundView(run: HuntRun, found: Found): StateView {
  const title =
    found.count === 0 ? 'No rows' : `${found.count.toLocaleString('en')} row${found.count === 1 ? '' : 's'}`;
  const all = found.columns.map(({ name }) => name);
  const cells = found.rows.map((row) =>
    row.map((cell, index) => cellShown(cell, found.columns[index]?.type ?? '', run.timezone)),
  );
  if (found.count === 0)
    return {
      ...NOTHING,
      title,
      text: 'Nothing in this time span fits. A longer one goes before the query, such as hunt 30d.',
      buttons: [again(run)],
    };
  const buttons = [
    { title: 'All as CSV', verb: 'hunt.file', data: { id: run.id } },
    again(run),
    ...lookUpButtons(run, found),
  ];
  if (fitsSideBySide(all, cells)) {
    const rows = cells.slice(0, MOST_ROWS);
    const widths = widthsOf(all, cells);
    return { title, kind: 'table', columns: all, widths, rows, rest: restOf(found, rows.length, 0), buttons };
  }
  return { title, ...turned(found, all, cells), buttons };
}

/** The look-ups of whom and what the rows on the card name first. */
function lookUpButtons({ question: { alertId } }: HuntRun, found: Found): Button[] {
  return namedIn(found).map(({ kind, name }) => ({
    title: `Look up ${name}`,
    verb: 'lookup.open',
    data: { kind, name, ...(alertId !== undefined && { alert: alertId }) },
  }));
}

/** Columns that say something in the rows that are shown, as many as find room. */
function turned(found: Found, all: readonly string[], cells: readonly string[][]) {
  const telling = all.flatMap((_name, index) => (cells.some((row) => row[index] !== '') ? [index] : []));
  const shown = telling.slice(0, MOST_FIELDS);
  const most = Math.max(1, Math.floor(MOST_TURNED / Math.max(1, shown.length)));
  const rows = cells.slice(0, Math.min(MOST_ROWS, most));
  const hidden = telling.length - shown.length + (found.columnCount - all.length);
  return {
    kind: 'turned',
    columns: shown.map((index) => all[index] ?? ''),
    widths: [],
    rows: rows.map((row) => shown.map((index) => row[index] ?? '')),
    rest: restOf(found, rows.length, hidden),
  } as const;
}

function restOf({ count }: Found, shown: number, hidden: number): string {
  const columns = hidden === 0 ? [] : [`${hidden} more column${hidden === 1 ? '' : 's'} in the file`];
  const rows = count > shown ? [`${shown} of ${count.toLocaleString('en')} rows`] : [];
  const limit = count >= MOST_ROWS_OF_SERVICE ? ['Microsoft gives no more than these'] : [];
  return [...rows, ...columns, ...limit].join(' · ');
}

function again({ id }: HuntRun): Button {
  return { title: 'Run again', verb: 'hunt.again', data: { id, once: newOnce() } };
}

function contextOf({ question, startedAt, endedAt, timezone, by, state }: HuntRun): string {
  const { title, timespan, alertId } = question;
  const took =
    endedAt === undefined ? undefined : `${((endedAt.getTime() - startedAt.getTime()) / 1000).toFixed(1)} s`;
  const since = state === 'running' ? `since ${exactTime(startedAt, timezone)}` : undefined;
  const alert = alertId === undefined ? undefined : 'from an alert';
  const back = timespan?.words ?? 'the last 30 days';
  return [title, took ?? since, back, by.name, alert].filter((one) => one !== undefined).join(' · ');
}
