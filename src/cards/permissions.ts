import { type Card, template } from './card';
import { plainText } from './plain-text';
import { andMore } from './and-more';
import { texts } from '../texts/texts';

interface PermissionRow {
  value: string;
  /** `unchecked` when the tenant could not be asked: that is not the same as granted. */
  state: 'granted' | 'missing' | 'excess' | 'unchecked';
  reason: string;
}

interface PermissionsView {
  organisation: string;
  /** The id of the connection. */
  connection: string;
  /** The answer in one sentence, such as "5 of 5 permissions granted". */
  headline: string;
  apis: readonly {
    name: string;
    rows: readonly PermissionRow[];
  }[];
  /** Something is missing that setup can mend. */
  fix: boolean;
  /** What could not be looked up, and what that means. */
  error?: string;
}

const STATES = {
  granted: { mark: '✓', color: 'good' },
  missing: { mark: '✕', color: 'attention' },
  excess: { mark: '○', color: 'attention' },
  unchecked: { mark: '○', color: 'default' },
} as const;

const MOST_APIS = 4;
const MOST_ROWS = 26;
const bind = template('permissions');

/** What is required, granted, missing and too much, by API, each with its reason. */
export function permissionsCard({
  organisation,
  connection,
  headline,
  apis,
  fix,
  error = '',
}: PermissionsView): Card {
  const name = plainText(organisation, 80);
  const answer = plainText(headline);
  const shown = apis.slice(0, MOST_APIS);
  const content = bind({
    context: texts().permissions.asShown(name),
    words: texts().buttons,
    connection,
    headline: answer,
    fix,
    error: plainText(error),
    apis: shown.map((api, index) => apiView(api, MOST_ROWS - rowsBefore(shown, index))),
  });
  return { content, text: `${name}: ${answer}` };
}

function rowsBefore(apis: PermissionsView['apis'], index: number): number {
  return apis.slice(0, index).reduce((sum, { rows }) => sum + rows.length, 0);
}

function apiView({ name, rows }: PermissionsView['apis'][number], room: number) {
  const shown = worstFirst(rows).slice(0, Math.max(0, room));
  return { name: plainText(name, 80), rows: shown.map(rowView), more: andMore(rows.length - shown.length) };
}

/** So that what is left out of a long list is what is in order. */
function worstFirst(rows: readonly PermissionRow[]): PermissionRow[] {
  const order: PermissionRow['state'][] = ['missing', 'unchecked', 'excess', 'granted'];
  return [...rows].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function rowView({ value, state, reason }: PermissionRow) {
  const { mark, color } = STATES[state];
  const text = state === 'granted' ? reason : `${texts().permissions[state]} · ${reason}`;
  return { mark, color, value: plainText(value, 50), reason: plainText(text, 100) };
}
