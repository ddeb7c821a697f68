import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { inPairs } from './pairs';
import { andMore } from './and-more';
import { plainText } from './plain-text';

export type Tone = 'good' | 'warning' | 'attention' | 'default';

export interface StatusView {
  /** The answer in one sentence. */
  headline: string;
  tone: Tone;
  context: string;
  /** Four facts at most. */
  facts: readonly { title: string; text: string; tone: Tone }[];
  problems: readonly {
    mark: '✕' | '○';
    color: 'attention' | 'default';
    text: string;
    detail: string;
    fixes: readonly Button[];
  }[];
  chart?: { title: string; bars: readonly { label: string; value: number }[] };
  buttons: readonly Button[];
}

const MOST_FACTS = 4;
const MOST_PROBLEMS = 5;
const MOST_BARS = 31;
const MOST_FIXES = 2;
const bind = template('status');

/** How a connection is, worst first. */
export function statusCard(view: StatusView): Card {
  const { problems, tone, buttons } = view;
  const headline = plainText(view.headline);
  const content = bind({
    tone,
    buttons: plainButtons(buttons),
    headline,
    context: plainText(view.context),
    factRows: inPairs(view.facts.slice(0, MOST_FACTS).map(factView)),
    problems: problems.slice(0, MOST_PROBLEMS).map(problemView),
    more: andMore(problems.length - MOST_PROBLEMS),
    ...chartView(view.chart),
  });
  return { content, text: headline };
}

/** Yellow is hard to read as a text on white, so a warning is as red as what it warns of. */
function factView({ title, text, tone }: StatusView['facts'][number]) {
  return {
    title: plainText(title, 40),
    text: plainText(text, 40),
    color: tone === 'warning' ? 'attention' : tone,
  };
}

function problemView({ mark, color, text, detail, fixes }: StatusView['problems'][number]) {
  return {
    mark,
    color,
    text: plainText(text),
    detail: plainText(detail),
    fixes: plainButtons(fixes).slice(0, MOST_FIXES),
  };
}

function chartView(chart: StatusView['chart'] = { title: '', bars: [] }) {
  const points = chart.bars
    .slice(0, MOST_BARS)
    .map(({ label, value }) => ({ x: plainText(label, 20), y: value }));
  return {
    hasChart: points.length > 0,
    chartTitle: plainText(chart.title, 80),
    points,
    chartText: points.map(({ x, y }) => `${x} ${y}`).join(', '),
  };
}
