import { pick } from '../../alerts/support/random';

type Random = () => number;

const ODD: readonly unknown[] = [
  ...[null, undefined, true, 0, -1, 1e308, 0.1, '', ' ', [], {}, [[]], '__proto__', 'constructor'],
  ...[
    '\u0000',
    '\ud800',
    '\u202e',
    '<at>x</at>',
    '${x}',
    "' or 1=1 --",
    '../../etc/passwd',
    '%00',
    '{{DATE(x)}}',
  ],
  ...['x'.repeat(5_000), '0'.repeat(400), '9'.repeat(40), '2026-13-45T99:99:99Z', 'https://evil.example/'],
  ...[
    { toString: 'x' },
    { length: 1e9 },
    { then: 'x' },
    { $ne: null },
    { __proto__: { administrator: true } },
  ],
];
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'verb',
  'type',
  'data',
  'tenantId',
  'aadObjectId',
];

/** The same value with a few of its parts replaced, removed, doubled or added, anywhere within. */
export function mutated(value: unknown, random: Random): unknown {
  if (random() < 0.08) return pick(random, ODD);
  if (Array.isArray(value)) {
    const items = value.map((item) => mutated(item, random));
    return random() < 0.1 ? [...items, ...items] : items;
  }
  if (value === null || typeof value !== 'object') return random() < 0.15 ? changed(value, random) : value;
  const entries = Object.entries(value)
    .filter(() => random() > 0.04)
    .map(([key, one]): [string, unknown] => [key, mutated(one, random)]);
  if (random() < 0.1) entries.push([pick(random, KEYS), pick(random, ODD)]);
  return Object.fromEntries(entries);
}

function changed(value: unknown, random: Random): unknown {
  if (typeof value !== 'string') return pick(random, ODD);
  const at = Math.floor(random() * value.length);
  const odd = pick(random, ODD);
  const piece = typeof odd === 'string' ? odd.slice(0, 40) : String.fromCharCode(random() * 0x3000);
  return value.slice(0, at) + piece + value.slice(at + (random() < 0.5 ? 1 : 0));
}
