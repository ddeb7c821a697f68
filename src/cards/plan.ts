import { type Card, template } from './card';
import { plainText } from './plain-text';

export type PlanState =
  'proposed' | 'applying' | 'testing' | 'done' | 'failed' | 'rejected' | 'expired' | 'superseded';

export interface PlanChange {
  mark: 'todo' | 'doing' | 'done' | 'failed';
  sentence: string;
  reason: string;
  /** A permission among others: shown in one line under a common heading, by this short name. */
  short?: string;
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

const LONGEST_REQUEST = 900;
const bind = template('plan');

/** A plan, from the question over the progress to the record of what was done. */
export function planCard(view: PlanView): Card {
  const organisation = plainText(view.organisation, 80);
  const title = titleOf(view, organisation);
  const subtitle = subtitleOf(view);
  const content = bind({
    title,
    subtitle,
    approval: view.approval,
    steps: view.changes.filter(({ short }) => short === undefined).map(row),
    permissions: view.changes.filter(({ short }) => short !== undefined).map(row),
    hasPermissions: view.changes.some(({ short }) => short !== undefined),
    requests: view.changes.map(requestText).join('\n\n'),
    lines: view.changes.map((change) => ({ text: requestText(change) })),
    tests: (view.tests ?? []).map(testRow),
    hasTests: (view.tests ?? []).length > 0,
    firstCounts: view.firstCounts ?? '',
    failure: plainText(view.failure ?? '', 600),
    footer: footerOf(view),
    approve: approveTitle(view),
    isProposed: view.state === 'proposed',
    isDone: view.state === 'done',
    isOver: ['failed', 'rejected', 'expired', 'superseded'].includes(view.state),
  });
  return { content, text: `${title}. ${subtitle}` };
}

function titleOf({ state }: PlanView, organisation: string): string {
  if (state === 'done') return `${organisation} is connected to Defender`;
  if (state === 'failed') return `${organisation} is not connected yet`;
  return `Connect ${organisation} to Defender`;
}

function subtitleOf({ state, changes, progress = '' }: PlanView): string {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`;
  const sentences: Record<PlanState, string> = {
    proposed: `Plan · ${count} · nothing has been changed yet`,
    applying: progress,
    testing: `${count} made · testing with real calls${progress === '' ? '' : `, ${progress}`}`,
    done: `${count} made, tested and saved`,
    failed: progress,
    rejected: 'Rejected · nothing has been changed',
    expired: 'Nobody decided within a day · nothing has been changed',
    superseded: 'A newer plan has taken its place · this one changes nothing',
  };
  return sentences[state];
}

function row({ mark, sentence, reason, short }: PlanChange) {
  return { ...MARKS[mark], sentence: plainText(sentence), reason: plainText(reason), short: short ?? '' };
}

function testRow({ title, ok, detail, remedy }: NonNullable<PlanView['tests']>[number]) {
  const text = remedy === undefined ? detail : `${detail}. ${remedy}`;
  return { ...MARKS[ok ? 'done' : 'failed'], title: plainText(title), detail: plainText(text, 400) };
}

function requestText({ request: { method, path, headers, body } }: PlanChange): string {
  const head = [
    `${method} ${path}`,
    ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`),
  ];
  const text = [...head, ...(body === undefined ? [] : [JSON.stringify(body)])].join('\n');
  return text.length <= LONGEST_REQUEST ? text : `${text.slice(0, LONGEST_REQUEST)}…`;
}

function footerOf({ state, authority, decidedAt = '' }: PlanView): string {
  const name = plainText(authority, 80);
  if (state === 'proposed') return `For ${name} to approve, within a day.`;
  if (['rejected', 'expired', 'superseded'].includes(state)) return 'Type setup for a new plan.';
  return `Approved by ${name} at ${decidedAt}.`;
}

function approveTitle({ changes }: PlanView): string {
  if (changes.length === 0) return 'Approve the test';
  return changes.length === 1 ? 'Approve 1 change' : `Approve ${changes.length} changes`;
}
