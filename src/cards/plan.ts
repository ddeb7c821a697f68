import { type Card, template } from './card';
import { plainText } from './plain-text';
import { requestTexts } from './plan-requests';
import { approveTitle, planFooter, planSubtitle, planTitle } from './plan-words';

export type PlanState =
  'proposed' | 'applying' | 'testing' | 'done' | 'failed' | 'rejected' | 'expired' | 'superseded';

export interface PlanChange {
  mark: 'todo' | 'doing' | 'done' | 'failed';
  sentence: string;
  reason: string;
  /** A permission among others: shown in one line under a common heading, by this short name. */
  short?: string;
  /** That heading. */
  group?: string;
  request: {
    method: string;
    path: string;
    headers?: Record<string, string> | undefined;
    body?: unknown;
  };
}

export interface PlanView {
  state: PlanState;
  organisation: string;
  /** Opaque id of the approval. */
  approval: string;
  changes: readonly PlanChange[];
  /** What is going on, such as "3 of 9 done". */
  progress?: string;
  /** On whose authority the changes are made. */
  authority: string;
  /** When it was decided, in words. */
  decidedAt?: string;
  tests?: readonly { title: string; ok: boolean; detail: string; remedy?: string }[];
  firstCounts?: string;
  /** Why it failed and what to do next. */
  failure?: string;
}

const MARKS = {
  todo: { mark: '○', color: 'accent' },
  doing: { mark: '◐', color: 'accent' },
  done: { mark: '✓', color: 'good' },
  failed: { mark: '✕', color: 'attention' },
} as const;

const MOST_CHANGES = 20;
const MOST_TESTS = 10;
const GROUP = 'Permissions on Microsoft Graph, read only';
const OVER: readonly PlanState[] = ['failed', 'rejected', 'expired', 'superseded'];
const bind = template('plan');

/** A plan, from the question over the progress to the record of what was done. */
export function planCard(view: PlanView): Card {
  const title = planTitle(view);
  const subtitle = planSubtitle(view);
  const { state, changes, tests = [] } = view;
  const shown = changes.slice(0, MOST_CHANGES);
  const rows = shown.map((change) => row(change, state));
  const requests = requestTexts(shown);
  const content = bind({
    title,
    subtitle,
    approval: view.approval,
    steps: rows.filter(({ short }) => short === ''),
    groups: grouped(rows.filter(({ short }) => short !== '')),
    more: changes.length - shown.length,
    requests: requests.join('\n\n'),
    lines: requests.map((text) => ({ text })),
    tests: tests.slice(0, MOST_TESTS).map(testRow),
    hasTests: tests.length > 0,
    firstCounts: plainText(view.firstCounts ?? ''),
    failure: plainText(view.failure ?? '', 600),
    footer: planFooter(view),
    approve: approveTitle(view),
    again: state === 'failed' ? 'Try again' : 'New plan',
    isProposed: state === 'proposed',
    isDone: state === 'done',
    isOver: OVER.includes(state),
  });
  return { content, text: `${title}. ${subtitle}` };
}

/** The record of what was done is short: why each change was made is said before, not after. */
function row({ mark, sentence, reason, short = '', group = GROUP }: PlanChange, state: PlanState) {
  return {
    ...MARKS[mark],
    sentence: plainText(sentence, 160),
    reason: state === 'done' ? '' : plainText(reason, 160),
    short: plainText(short, 80),
    group: plainText(group, 80),
  };
}

function grouped(rows: readonly ReturnType<typeof row>[]) {
  const names = [...new Set(rows.map(({ group }) => group))];
  return names.map((group) => ({ group, changes: rows.filter((one) => one.group === group) }));
}

function testRow({ title, ok, detail, remedy }: NonNullable<PlanView['tests']>[number]) {
  const text = remedy === undefined ? detail : `${detail}. ${remedy}`;
  return { ...MARKS[ok ? 'done' : 'failed'], title: plainText(title, 80), detail: plainText(text, 300) };
}
