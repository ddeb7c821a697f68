import type { PlanChange } from './plan';
import { plainText } from './plain-text';

/** Characters for all requests together: they stand in the card twice, as code and as its fallback. */
const BUDGET = 4500;
const LONGEST = 900;

/** The exact requests, one text each. Only what is too long for a card is cut. */
export function requestTexts(changes: readonly PlanChange[]): string[] {
  const longest = Math.min(LONGEST, Math.floor(BUDGET / Math.max(1, changes.length)));
  return changes.map((change) => shortened(requestText(change), longest));
}

function requestText({ request: { method, path, headers = {}, body } }: PlanChange): string {
  const head = [`${method} ${path}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const lines = [...head, ...(body === undefined ? [] : [JSON.stringify(body)])];
  return lines.map((line) => plainText(line, LONGEST)).join('\n');
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
