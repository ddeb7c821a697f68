import { type Card, template } from './card';
import type { Button } from './notice';
import { plainText } from './plain-text';

export type Tone = 'good' | 'warning' | 'attention' | 'default';

export interface StatusView {
  /** The answer in one sentence. */
  headline: string;
  tone: Tone;
  context: string;
  /** Four facts at most. */
  facts: readonly { title: string; text: string; tone: Tone }[];
  problems: readonly { text: string; detail: string; fix?: Button }[];
  chart?: { title: string; bars: readonly { label: string; value: number }[] };
  buttons: readonly Button[];
}

const bind = template('status');

/** How a connection is, worst first. */
export function statusCard(view: StatusView): Card {
  const headline = plainText(view.headline);
  const bars = view.chart?.bars ?? [];
  const data = {
    ...view,
    headline,
    context: plainText(view.context),
    facts: view.facts.map((fact) => ({ ...fact, text: plainText(fact.text, 40) })),
    problems: view.problems.map(({ text, detail, fix }) => ({
      text: plainText(text),
      detail: plainText(detail),
      fixes: fix === undefined ? [] : [fix],
    })),
    hasChart: bars.length > 0,
    chartTitle: view.chart?.title ?? '',
    points: bars.map(({ label, value }) => ({ x: label, y: value })),
    chartText: `${view.chart?.title ?? ''}: ${bars.map(({ label, value }) => `${label} ${value}`).join(', ')}`,
  };
  return { content: bind(data), text: headline };
}
