import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { inPairs } from './pairs';
import { plainText } from './plain-text';
import { inNumbers, texts } from '../texts/texts';

/** How a series of numbers is drawn. Source: learn.microsoft.com, charts in Adaptive Cards. */
export type Chart = { title: string; /** Shown at once; else behind a button. */ open: boolean } & (
  | { form: 'stacked' | 'line'; series: readonly Series[] }
  | { form: 'donut' | 'bars'; points: readonly Point[] }
);

interface Series {
  legend: string;
  color?: ChartColor;
  points: readonly Point[];
}

interface Point {
  label: string;
  value: number;
}

export type ChartColor = 'attention' | 'warning' | 'neutral' | 'categoricalBlue';

interface SummaryView {
  title: string;
  /** How it compares. */
  context: string;
  /** Four at most. */
  facts: readonly { title: string; text: string }[];
  charts: readonly Chart[];
  rows: readonly { name: string; count: number; change: string; data?: { query: string } }[];
  buttons: readonly Button[];
}

const TYPES = {
  stacked: 'Chart.VerticalBar.Grouped',
  line: 'Chart.Line',
  donut: 'Chart.Donut',
  bars: 'Chart.VerticalBar',
} as const;
const MOST_CHARTS = 3;
const MOST_SERIES = 5;
const MOST_POINTS = 31;
/** Of all charts of a card together: what five severities in 31 days take, and a comparison. */
const MOST_OF_ALL = 240;
const MOST_ROWS = 7;
const MOST_FACTS = 4;
const LONGEST_TEXT = 1_200;
const bind = template('summary');

/** What happened in a period: the numbers, drawn, and what they were before. */
export function summaryCard(view: SummaryView): Card {
  const title = plainText(view.title, 80);
  const context = plainText(view.context, 160);
  const charts = fitting(view.charts.slice(0, MOST_CHARTS)).map(chartView);
  const content = bind({
    title,
    context,
    factRows: inPairs(
      view.facts.slice(0, MOST_FACTS).map((fact) => ({
        title: plainText(fact.title, 40),
        text: plainText(fact.text, 60),
      })),
    ),
    showThem: texts().summary.showThem,
    charts,
    toggles: charts.filter(({ open }) => !open),
    rows: view.rows.slice(0, MOST_ROWS).map(({ name, count, change, data }) => ({
      name: plainText(name, 60),
      count: inNumbers(count),
      change: plainText(change, 40),
      selectable: data !== undefined,
      data: data ?? {},
    })),
    buttons: plainButtons(view.buttons),
  });
  return { content, text: `${title}. ${context}` };
}

/** The charts for whose points there is room. */
function fitting(charts: readonly Chart[]): Chart[] {
  let room = MOST_OF_ALL;
  return charts.filter((chart) => {
    const lists =
      'series' in chart ? chart.series.slice(0, MOST_SERIES).map(({ points }) => points) : [chart.points];
    room -= lists.reduce((sum, points) => sum + Math.min(points.length, MOST_POINTS), 0);
    return room >= 0;
  });
}

function chartView(chart: Chart, index: number) {
  const series = 'series' in chart ? chart.series.slice(0, MOST_SERIES).map(seriesView) : [];
  const points = 'points' in chart ? chart.points.slice(0, MOST_POINTS).map(pointView) : [];
  const legends = points.map(({ x, y }) => ({ legend: x, value: y }));
  return {
    id: `chart${index}`,
    title: plainText(chart.title, 60),
    open: chart.open,
    type: TYPES[chart.form],
    stacked: chart.form === 'stacked',
    points: 'series' in chart ? series : chart.form === 'donut' ? legends : points,
    text:
      plainText('series' in chart ? inLines(series) : inLine(points), LONGEST_TEXT) || texts().summary.none,
  };
}

function seriesView({ legend, color, points }: Series) {
  const values = points
    .slice(0, MOST_POINTS)
    .map(({ label, value }) => ({ x: plainText(label, 12), y: value }));
  return { legend: plainText(legend, 30), ...(color !== undefined && { color }), values };
}

function pointView({ label, value }: Point) {
  return { x: plainText(label, 30), y: value };
}

/** The same numbers for clients that draw no charts. */
function inLine(values: readonly { x: string; y: number }[]): string {
  return values.map(({ x, y }) => `${x} ${inNumbers(y)}`).join(', ');
}

function inLines(series: readonly { legend: string; values: { x: string; y: number }[] }[]): string {
  return series
    .map(
      ({ legend, values }) => `${legend}: ${inLine(values.filter(({ y }) => y > 0)) || texts().summary.none}`,
    )
    .join('; ');
}
