import { sourceName, SOURCES } from '../../alerts/sources';
import { type Breakdown, BREAKDOWNS, type Compared, type Summary } from '../../alerts/summary/model';
import type { Card } from '../../cards/card';
import { type Button } from '../../cards/notice';
import { severityLook } from '../../cards/severity';
import { type Chart, type ChartColor, summaryCard } from '../../cards/summary';
import { listed } from '../../listed';
import { inNumbers, texts } from '../../texts/texts';
import { bySeverity } from './alert-words';
import { queryFor } from './narrowing';
import { shortDay } from './times';

export interface Asked {
  days: number;
  by: Breakdown;
}

const COLORS: Readonly<Record<string, ChartColor>> = {
  high: 'attention',
  medium: 'warning',
  low: 'categoricalBlue',
};

/** What happened in the last days, and how that compares with as many before. */
export function summaryAnswer(summary: Summary, asked: Asked, now: Date): Card {
  const { total, readFrom } = summary;
  const words = texts().summary;
  return summaryCard({
    title: words.title(total.now, inNumbers(total.now), asked.days),
    context:
      readFrom === undefined
        ? words.daysBefore(comparison(total), asked.days)
        : words.readFrom(isoDay(readFrom)),
    facts: factsOf(summary),
    charts: chartsOf(summary, asked),
    rows: asked.by === 'severity' ? [] : rowsOf(summary, asked, now),
    buttons: buttonsFor(asked),
  });
}

function factsOf({ bySeverity: counts, secondsToResolve, open, readFrom }: Summary) {
  const words = texts().summary;
  const unresolved = open.reduce((sum, { count }) => sum + count, 0);
  const high = counts.get('high') ?? { now: 0, before: 0 };
  const compared = words.beside(inNumbers(high.now), inNumbers(high.before));
  const facts = [
    { title: severityLook('high').name, text: readFrom === undefined ? compared : inNumbers(high.now) },
    { title: words.open, text: inNumbers(unresolved) },
    { title: words.meanTime, text: length(secondsToResolve.now) },
  ];
  const before = { title: words.meanTimeBefore, text: length(secondsToResolve.before) };
  return readFrom === undefined ? [...facts, before] : facts;
}

function chartsOf(summary: Summary, { days, by }: Asked): Chart[] {
  const words = texts().summary;
  const main: Chart =
    by === 'severity'
      ? { form: 'stacked', title: words.byDay, open: true, series: severitySeries(summary) }
      : {
          form: by === 'source' ? 'donut' : 'bars',
          title: words.by[by],
          open: true,
          points: summary.breakdown.map(({ name, count }) => ({ label: shown(by, name), value: count.now })),
        };
  const against: Chart = {
    form: 'line',
    title: words.against(days),
    open: false,
    series: [
      {
        legend: words.now,
        points: summary.days.map((one) => ({ label: isoDay(one.day), value: sumOf(one.bySeverity) })),
      },
      {
        legend: words.before,
        color: 'neutral',
        points: summary.days.map(({ day, before }) => ({ label: isoDay(day), value: before })),
      },
    ],
  };
  const byAge: Chart = { form: 'bars', title: words.byAge, open: false, points: agePoints(summary.open) };
  return summary.readFrom === undefined ? [main, against, byAge] : [main, byAge];
}

function severitySeries({ days, bySeverity: counts }: Summary) {
  const severities = bySeverity([...counts.keys()].map((severity) => ({ severity })));
  return severities.map(({ severity }) => ({
    legend: severityLook(severity).name,
    color: listed(COLORS, severity) ?? 'neutral',
    points: days.map(({ day, bySeverity: some }) => ({
      label: shortDay(day),
      value: some.get(severity) ?? 0,
    })),
  }));
}

function agePoints(open: Summary['open']) {
  const words = texts().summary;
  return open.map(({ upToDays, count }, index) => {
    const from = open[index - 1]?.upToDays ?? 0;
    const label =
      upToDays === undefined
        ? words.over(from)
        : from === 0
          ? words.under(upToDays)
          : `${from}–${upToDays} ${texts().ago.days}`;
    return { label, value: count };
  });
}

function rowsOf({ breakdown, days, total, readFrom }: Summary, { by }: Asked, now: Date) {
  const since = days[0] === undefined ? '' : ` since:${isoDay(days[0].day)}`;
  return breakdown.map(({ name, count }) => {
    const value = by === 'source' ? SOURCES.find(({ id }) => id === name)?.word : name;
    const one = value === undefined ? undefined : queryFor(by, value, now);
    return {
      name: shown(by, name),
      count: count.now,
      change:
        readFrom === undefined
          ? change(count)
          : texts().summary.ofAll(Math.round((100 * count.now) / total.now)),
      ...(one !== undefined && { data: { query: `${one}${since}` } }),
    };
  });
}

function buttonsFor({ days, by }: Asked): Button[] {
  const ask = (title: string, text: string) => ({ title, verb: 'command.run', data: { text } });
  const words = texts().summary;
  const others = BREAKDOWNS.filter((one) => one !== by);
  const length = days === 7 ? 30 : 7;
  return [
    ...others.map((one) => ask(words.by[one], `summary ${days}d by ${one}`)),
    ask(words.days(length), `summary ${length}d by ${by}`),
  ];
}

function shown(by: Breakdown, name: string): string {
  return by === 'source' ? sourceName(name) : name;
}

function change(count: Compared): string {
  return count.before === 0 ? texts().summary.noneBefore : comparison(count);
}

/** "12 more than the 3", "3 fewer than the 12", "as many as the 12"; of what was not there before only that. */
function comparison({ now, before }: Compared): string {
  const words = texts().summary;
  if (before === 0) return words.none;
  if (now === before) return words.asMany(inNumbers(before));
  const compare = now > before ? words.more : words.fewer;
  return compare(inNumbers(Math.abs(now - before)), inNumbers(before));
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** A mean, as exact as it is worth: "40 min", "5 h", "3.5 d". */
function length(seconds: number | undefined): string {
  const { summary, ago } = texts();
  if (seconds === undefined) return summary.noneResolved;
  if (seconds < 5400) return `${Math.round(seconds / 60)} ${ago.minutes}`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} ${ago.hours}`;
  return `${inNumbers(Math.round(seconds / 8_640) / 10)} ${ago.days}`;
}
