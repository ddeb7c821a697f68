import { sizeOf } from './card';
import type { PlanChange } from './plan-view';
import { plainText } from './plain-text';

/** Below the 28 KB that Teams takes. */
const MOST_BYTES = 26_000;
const LONGEST = 2000;

/**
 * The exact requests, one text each. They stand in the card twice, as code and as its fallback, and share the room
 * that the rest of the card leaves; only what is too long for it is cut.
 */
export function requestTexts(changes: readonly Pick<PlanChange, 'request'>[], takenBytes: number): string[] {
  const room = Math.max(0, (MOST_BYTES - takenBytes) / 2);
  const each = Math.floor(room / Math.max(1, changes.length));
  const texts = changes.map(requestText);
  return sizeOf(texts) <= room ? texts : texts.map((text) => shortened(text, each - FRAME_BYTES));
}

/** A fallback text is an element of its own, about so large, and so weighs on half of the room with half of it. */
const FRAME_BYTES = 80;

function requestText({ request: { method, path, headers = {}, body } }: Pick<PlanChange, 'request'>): string {
  const head = [`${method} ${path}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const lines = [...head, ...(body === undefined ? [] : [JSON.stringify(body)])];
  return lines.map((line) => plainText(line, LONGEST)).join('\n');
}

function shortened(text: string, bytes: number): string {
  let short = Array.from(text);
  while (short.length > 0 && sizeOf(short.join('')) > bytes)
    short = short.slice(0, Math.floor(short.length * 0.8));
  return short.length === Array.from(text).length ? text : `${short.join('')}…`;
}
