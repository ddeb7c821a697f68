import { sourceName, SOURCES } from '../../alerts/sources';
import type { Breakdown, Compared, Summary } from '../../alerts/summary/model';
import type { Card } from '../../cards/card';
import { type Button } from '../../cards/notice';
import { severityLook } from '../../cards/severity';
import { type Chart, summaryCard } from '../../cards/summary';
import { bySeverity } from './alert-words';
import { queryFor } from './narrowing';

export interface Asked {
  days: number;
  by: Breakdown;
}

const COLORS = { high: 'attention', medium: 'warning', low: 'categoricalBlue' } as const;

/** What happened in the last days, and how that compares with as many before. */
export function summaryAnswer(summary: Summary, asked: Asked, now: Date): Card {
  const { total, bySeverity: counts, secondsToResolve, open, readFrom } = summary;
  const unresolved = open.reduce((sum, { count }) => sum + count, 0);
  const high = counts.get('high') ?? { now: 0, before: 0 };
  return summaryCard({
    title: `${number(total.now)} ${total.now === 1 ? 'alert' : 'alerts'} in ${asked.days} days`,
    context:
      readFrom === undefined
        ? `${comparison(total)} in the ${asked.days} days before`
        : `read from ${isoDay(readFrom)} on, so there is nothing to compare with yet`,
    facts: [
      {
        title: 'High',
        text:
          readFrom === undefined ? `${number(high.now)} (before: ${number(high.before)})` : number(high.now),
      },
      { title: 'Open, of any age', text: number(unresolved) },
      { title: 'Mean time to resolve', text: length(secondsToResolve.now) },
      ...(readFrom === undefined
        ? [{ title: 'The same before', text: length(secondsToResolve.before) }]
        : []),
    ],
    charts: chartsOf(summary, asked),
    rows: asked.by === 'severity' ? [] : rowsOf(summary, asked, now),
    buttons: buttonsFor(asked),
  });
}

function chartsOf(summary: Summary, { days, by }: Asked): Chart[] {
  const main: Chart =
    by === 'severity'
      ? { form: 'stacked', title: 'By day and severity', open: true, series: severitySeries(summary) }
      : {
          form: by === 'source' ? 'donut' : 'bars',
          title: `By ${by}`,
          open: true,
          points: summary.breakdown.map(({ name, count }) => ({ label: shown(by, name), value: count.now })),
        };
  const against: Chart = {
    form: 'line',
    title: `Against the ${days} days before`,
    open: false,
    series: [
      {
        legend: 'Now',
        points: summary.days.map((one) => ({ label: isoDay(one.day), value: sumOf(one.bySeverity) })),
      },
      {
        legend: 'Before',
        color: 'neutral',
        points: summary.days.map(({ day, before }) => ({ label: isoDay(day), value: before })),
      },
    ],
  };
  const byAge: Chart = { form: 'bars', title: 'Open by age', open: false, points: agePoints(summary.open) };
  return summary.readFrom === undefined ? [main, against, byAge] : [main, byAge];
}

function severitySeries({ days, bySeverity: counts }: Summary) {
  const severities = bySeverity([...counts.keys()].map((severity) => ({ severity })));
  return severities.map(({ severity }) => ({
    legend: severityLook(severity).name,
    color: severity in COLORS ? COLORS[severity as keyof typeof COLORS] : ('neutral' as const),
    points: days.map(({ day, bySeverity: some }) => ({
      label: SHORT_DAY.format(day),
      value: some.get(severity) ?? 0,
    })),
  }));
}

function agePoints(open: Summary['open']) {
  return open.map(({ upToDays, count }, index) => {
    const from = open[index - 1]?.upToDays ?? 0;
    const label =
      upToDays === undefined ? `over ${from} d` : from === 0 ? 'under 1 d' : `${from}–${upToDays} d`;
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
        readFrom === undefined ? change(count) : `${Math.round((100 * count.now) / total.now)} % of all`,
      ...(one !== undefined && { data: { query: `${one}${since}` } }),
    };
  });
}

function buttonsFor({ days, by }: Asked): Button[] {
  const ask = (title: string, text: string) => ({ title, verb: 'command.run', data: { text } });
  const others = (['severity', 'source', 'user', 'device'] as const).filter((one) => one !== by);
  return [
    ...others.map((one) => ask(`By ${one}`, `summary ${days}d by ${one}`)),
    days === 7 ? ask('30 days', `summary 30d by ${by}`) : ask('7 days', `summary 7d by ${by}`),
  ];
}

function shown(by: Breakdown, name: string): string {
  return by === 'source' ? sourceName(name) : name;
}

function change(count: Compared): string {
  return count.before === 0 ? 'none before' : comparison(count);
}

/** "12 more than the 3", "3 fewer than the 12", "as many as the 12"; of what was not there before only that. */
function comparison({ now, before }: Compared): string {
  if (before === 0) return 'none';
  if (now === before) return `as many as the ${number(before)}`;
  const difference = number(Math.abs(now - before));
  return now > before
    ? `${difference} more than the ${number(before)}`
    : `${difference} fewer than the ${number(before)}`;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** Made once: it takes longer than the rest of a summary. */
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function number(value: number): string {
  return value.toLocaleString('en');
}

/** A mean, as exact as it is worth: "40 min", "5 h", "3.5 d". */
function length(seconds: number | undefined): string {
  if (seconds === undefined) return 'none resolved';
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${(seconds / 86_400).toFixed(1)} d`;
}
