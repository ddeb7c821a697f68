import { type Card, sizeOf, template } from './card';
import { andMore } from './and-more';
import { plainText } from './plain-text';
import { requestTexts } from './plan-requests';
import type { PlanChange, PlanState, PlanView } from './plan-view';
import { approveTitle, planFooter, planSubtitle, planTitle } from './plan-words';
import { texts } from '../texts/texts';

export type { PlanState, PlanView };

const MARKS = {
  todo: { mark: '○', color: 'accent' },
  doing: { mark: '◐', color: 'accent' },
  done: { mark: '✓', color: 'good' },
  failed: { mark: '✕', color: 'attention' },
} as const;

const MOST_CHANGES = 24;
/** A long plan says less of each change, so that all of them have room. */
const LONG = 16;
/** The token, and one call of each thing there is. */
const MOST_TESTS = 10;
const RECORDED: readonly PlanState[] = ['testing', 'done'];
const OVER: readonly PlanState[] = ['failed', 'rejected', 'expired', 'superseded'];
const bind = template('plan');

/** A plan, from the question over the progress to the record of what was done. */
export function planCard(view: PlanView): Card {
  const title = planTitle(view);
  const subtitle = planSubtitle(view);
  const { state, changes, tests = [] } = view;
  const { requests, choose, changeSomething } = texts().plan;
  const shown = changes.slice(0, MOST_CHANGES);
  const rows = shown.map((change) => row(change, state, shown.length > LONG));
  const data = {
    title,
    subtitle,
    approval: view.approval,
    connection: view.connection,
    watchers: view.watchers ?? [],
    steps: rows.filter(({ short }) => short === ''),
    groups: grouped(rows.filter(({ short }) => short !== '')),
    more: andMore(changes.length - shown.length, texts().plan.moreChanges),
    words: { ...texts().buttons, requests, choose, changeSomething },
    tests: tests.slice(0, MOST_TESTS).map(testRow),
    hasTests: tests.length > 0,
    tested: state === 'proposed' ? texts().plan.failedBefore : texts().plan.tested,
    firstCounts: plainText(view.firstCounts ?? ''),
    failure: plainText(view.failure ?? '', 400),
    footer: planFooter(view),
    approve: approveTitle(view),
    again: state === 'failed' ? texts().buttons.tryAgain : texts().plan.newPlan,
    isProposed: state === 'proposed',
    asks: state === 'proposed' && view.decides !== false,
    chooses: state === 'proposed' && view.decides !== false && view.choosable === true,
    isDone: state === 'done' && view.removal !== true,
    isOver: OVER.includes(state),
  };
  const lines = requestTexts(shown, sizeOf(bind({ ...data, ...requestView([]) })));
  const content = bind({ ...data, ...requestView(lines) });
  return { content, text: `${title}. ${subtitle}` };
}

function requestView(requests: readonly string[]) {
  return { requests: requests.join('\n\n'), lines: requests.map((text) => ({ text })) };
}

/** What has been made is told shortly: why it is made is said before. */
function row(
  { mark, sentence, reason, short = '', group = texts().plan.readOnly('Microsoft Graph') }: PlanChange,
  state: PlanState,
  brief: boolean,
) {
  return {
    ...MARKS[mark],
    sentence: plainText(sentence, brief ? 80 : 100),
    reason: RECORDED.includes(state) ? '' : plainText(reason, brief ? 60 : 90),
    short: plainText(short, 50),
    group: plainText(group, 80),
  };
}

function grouped(rows: readonly ReturnType<typeof row>[]) {
  const names = [...new Set(rows.map(({ group }) => group))];
  return names.map((group) => ({ group, changes: rows.filter((one) => one.group === group) }));
}

function testRow({ title, ok, detail, remedy }: NonNullable<PlanView['tests']>[number]) {
  const text = remedy === undefined ? detail : `${detail}. ${remedy}`;
  return { ...MARKS[ok ? 'done' : 'failed'], title: plainText(title, 40), detail: plainText(text, 150) };
}
