import { pick } from './random';

type Random = () => number;

/** Stands in every value that is made, so that it shows where values have gone. */
export const MARK = 'qzxj';

const NAMES = [
  ...['severity', 'status', 'source', 'since', 'until', 'before', 'after', 'user', 'device', 'ip', 'file'],
  ...['hash', 'url', 'mailbox', 'technique', 'category', 'detection', 'assigned', 'classification'],
  ...[
    'determination',
    'incident',
    'has',
    'id',
    'sort',
    'SEVERITY',
    'nothing',
    'constructor',
    '__proto__',
    'a',
  ],
];
const GOOD = [
  ...[
    'high',
    'in-progress',
    'endpoint',
    '24h',
    '2026-11-23',
    'today',
    '10.1',
    'T1059',
    'lsass',
    'none',
    'tp',
  ],
  ...['comment', 'device', 'oldest', 'severity', 'phishing', 'antivirus', 'deadbeef', 'powershell.exe'],
];
const HOSTILE = [
  ...["'", "''", "';drop table alerts;--", '$1', '$$', '%', '_', '\\', '\\\\', '%%%%', '/*', '*/', '--', ';'],
  ...['&', '|', '!', '<->', ':*', "':*", '(', ')', '((((', '{1,9999}', '(a+)+$', '.*.*.*.*=', '[', '^', '*'],
  ...[
    '\u0000',
    '\ud800',
    '\udfff',
    '\u202e',
    '\ufeff',
    '\u2028',
    '😀',
    'İ',
    'ß',
    'ﬁ',
    'e\u0301',
    'क्षि',
    '日本',
  ],
  ...[
    '"',
    '""',
    '"""',
    ',',
    ',,',
    ':',
    '::',
    '-',
    '--',
    ' ',
    '\n',
    '\t',
    '\u00a0',
    'or',
    'OR',
    'or or',
    'null',
  ],
  ...['NaN', '1e999', '99999999999999999999', '-1', '0000-01-01', '2026-02-30', '99999w', '::ffff:1.2.3.4'],
  ...['constructor', 'toString', 'hasOwnProperty', '{"a":1}', '${x}', '{{DATE(x)}}', '<at>all</at>'],
];

/** A query, or what somebody with ill intent takes for one: mostly built like one, at times nothing but noise. */
export function anyQuery(random: Random): string {
  const kind = random();
  if (kind < 0.1) return noise(random);
  if (kind < 0.14) return pick(random, HOSTILE).repeat(1 + Math.floor(random() * 400));
  const length = 1 + Math.floor(random() * 8);
  return Array.from({ length }, () => term(random)).join(random() < 0.15 ? '' : ' ');
}

function term(random: Random): string {
  const kind = random();
  if (kind < 0.1) return pick(random, ['or', 'OR', '-', '"', '-"']);
  const sign = random() < 0.2 ? '-' : '';
  if (kind < 0.35) return sign + value(random);
  const count = 1 + Math.floor(random() * (random() < 0.05 ? 60 : 3));
  const values = Array.from({ length: count }, () => value(random));
  return `${sign}${pick(random, NAMES)}:${values.join(',')}`;
}

function value(random: Random): string {
  const kind = random();
  if (kind < 0.35) return pick(random, GOOD);
  const text = Array.from({ length: 1 + Math.floor(random() * 3) }, () => piece(random)).join('');
  return random() < 0.3 ? `"${text}"` : text;
}

function piece(random: Random): string {
  const kind = random();
  if (kind < 0.3) return MARK;
  return kind < 0.7 ? pick(random, HOSTILE) : noise(random, 5);
}

/** Characters of every plane, halves of pairs included. */
function noise(random: Random, longest = 200): string {
  const length = Math.floor(random() * longest);
  const codes = Array.from({ length }, () =>
    random() < 0.7 ? Math.floor(random() * 128) : Math.floor(random() * 0x11000),
  );
  return codes.map((code) => String.fromCharCode(code)).join('');
}
