import { randomBytes } from 'node:crypto';
import type { Card } from '../../cards/card';
import { huntCard, type HuntView, MOST_FIELDS, MOST_ROWS, MOST_TURNED } from '../../cards/hunt';
import type { Button } from '../../cards/notice';
import type { Found } from '../../lookups/hunting/found';
import { namedIn } from '../../lookups/hunting/named';
import { titleOf } from '../../lookups/hunting/question';
import type { HuntRun } from '../../lookups/hunting/run';
import { timespanInWords } from '../../lookups/hunting/timespan';
import { inNumbers, speaking, texts } from '../../texts/texts';
import type { Messenger } from '../messenger';
import { cellShown, fitsSideBySide, widthsOf } from './hunt-cells';
import { exactTime } from './times';

const MOST_ROWS_OF_SERVICE = 100_000;

/** A hunt as it is now, in the language of whoever asked. `note` is for the one who clicked. */
export function huntAnswer(run: HuntRun, note?: string): Card {
  const lines = run.question.query.split('\n');
  return speaking(run.language, () => {
    const shared = { context: contextOf(run), lines, ...(note !== undefined && { note }) };
    return huntCard({ ...shared, ...stateView(run) });
  });
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
  const words = texts().hunts.run;
  switch (state) {
    case 'running':
      return {
        ...NOTHING,
        title: words.running,
        text: words.runningBecause,
        buttons: [{ title: words.cancel, verb: 'hunt.cancel', data: { id } }],
      };
    case 'done':
      return found === undefined ? lost(run) : foundView(run, found);
    case 'cancelled':
      return { ...NOTHING, title: words.cancelled, buttons: [again(run)] };
    case 'failed':
      return {
        ...NOTHING,
        title: problem?.title ?? words.failed,
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
    title: texts().hunts.run.lost,
    text: texts().hunts.run.lostBecause,
    tone: 'warning',
    buttons: [again(run)],
  };
}

function foundView(run: HuntRun, found: Found): StateView {
  const words = texts().hunts.found;
  const title = found.count === 0 ? words.none : words.rows(found.count, inNumbers(found.count));
  const all = found.columns.map(({ name }) => name);
  const cells = found.rows.map((row) =>
    row.map((cell, index) => cellShown(cell, found.columns[index]?.type ?? '', run.timezone)),
  );
  if (found.count === 0)
    return {
      ...NOTHING,
      title,
      text: words.noneBecause,
      buttons: [again(run)],
    };
  const buttons = [
    { title: words.asCsv, verb: 'hunt.file', data: { id: run.id } },
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
    title: texts().hunts.found.lookUp(name),
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
  const words = texts().hunts.found;
  const columns = hidden === 0 ? [] : [words.moreColumns(hidden)];
  const rows = count > shown ? [words.someRows(shown, inNumbers(count))] : [];
  const limit = count >= MOST_ROWS_OF_SERVICE ? [words.mostRows] : [];
  return [...rows, ...columns, ...limit].join(' · ');
}

function again({ id }: HuntRun): Button {
  return { title: texts().hunts.run.again, verb: 'hunt.again', data: { id, once: newOnce() } };
}

function contextOf({ question, startedAt, endedAt, timezone, by, state }: HuntRun): string {
  const { timespan, alertId } = question;
  const words = texts().hunts.run;
  const took = endedAt === undefined ? undefined : secondsBetween(startedAt, endedAt);
  const since = state === 'running' ? words.since(exactTime(startedAt, timezone)) : undefined;
  const alert = alertId === undefined ? undefined : words.fromAlert;
  const back = timespanInWords(timespan);
  return [titleOf(question), took ?? since, back, by.name, alert]
    .filter((one) => one !== undefined)
    .join(' · ');
}

function secondsBetween(start: Date, end: Date): string {
  const form = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const length = ((end.getTime() - start.getTime()) / 1000).toLocaleString(texts().numbers, form);
  return texts().hunts.run.seconds(length);
}
