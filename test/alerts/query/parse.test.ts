import { parseQuery } from '../../../src/alerts/query/parse';

const NOW = new Date('2026-11-23T12:00:00Z');

function problem(text: string) {
  const parsed = parseQuery(text, NOW);
  if (parsed.ok) throw new Error(`"${text}" was understood.`);
  return parsed.problem;
}

function canonical(text: string): string {
  const parsed = parseQuery(text, NOW);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.query.text;
}

it('says what was meant by a value with a slip in it', () => {
  const { message, suggestion } = problem('status:new severity:hgih "a phrase"');
  expect(message).toBe(
    'severity: does not know "hgih". Did you mean high? It takes high, medium, low, informational.',
  );
  expect(suggestion).toBe('status:new severity:high "a phrase"');
});

it('says what was meant by a field with a slip in it, and lists them all', () => {
  const { message, suggestion } = problem('-severty:high');
  expect(message).toContain('Did you mean severity:?');
  expect(message).toContain('severity, status, source, since, until, before, after, user, device');
  expect(suggestion).toBe('-severity:high');
});

it.each(['since:soon', 'since:2026-02-30', 'since:0000-01-01', 'since:-5d', 'until:5y', 'since:2026-13-01'])(
  'says what a time looks like for %s',
  (text) => {
    expect(problem(text).message).toContain('24h');
  },
);

it.each([
  'since:30m',
  'since:24h',
  'since:99999w',
  'until:2026-11-01',
  'since:2026-11-01T10:00+02:00',
  'since:today',
])('takes %s', (text) => {
  expect(canonical(text)).toBe(text.includes('T') ? 'since:"2026-11-01T10:00+02:00"' : text);
});

it('wants a value, and at most 500 characters', () => {
  expect(problem('severity:').message).toContain('high, medium');
  expect(problem('user:""').message).toContain("user's name");
  expect(problem('x'.repeat(501)).message).toContain('500');
  expect(problem('word '.repeat(2_000_000)).message).toContain('500');
});

it.each([
  ['  severity:HIGH,low   Mimikatz ', 'severity:HIGH,low Mimikatz'],
  ['"credential  dumping" -status:resolved', '"credential dumping" -status:resolved'],
  ['SEVERITY:high', 'severity:high'],
  ['user:"Alice Ng",bob', 'user:"Alice Ng",bob'],
  ['https://evil.example/a', '"https://evil.example/a"'],
  [String.raw`C:\Windows\cmd.exe`, String.raw`"C:\Windows\cmd.exe"`],
  ['"open', 'open'],
  ['user:Ava OR user:Ben', 'user:Ava or user:Ben'],
  ['a "or" b', 'a "or" b'],
  ['sort:OLDEST mimikatz', 'mimikatz sort:oldest'],
  ['sort:newest mimikatz', 'mimikatz'],
  ['', ''],
])('writes %j in one way', (text, expected) => {
  expect(canonical(text)).toBe(expected);
  expect(canonical(expected)).toBe(expected);
});

it.each([
  ['host:lap-01', 'device:lap-01'],
  ['sha256:deadbeef', 'hash:deadbeef'],
  ['mitre:T1059 new', 'technique:T1059 new'],
  ['-owner:none', '-assigned:none'],
  ['sotr:oldest', 'sort:oldest'],
  ['status:new or severty:high', 'status:new or severity:high'],
])('knows by what other names fields go: %s', (text, expected) => {
  expect(problem(text).suggestion).toBe(expected);
});

it.each([
  ['or new', 'new'],
  ['a or', 'a'],
  ['a or or b', 'a b'],
  ['or', undefined],
])('says where or stands: %s', (text, expected) => {
  const { message, suggestion } = problem(text);
  expect(message).toContain('between two terms');
  expect(suggestion).toBe(expected);
});

it.each(['sort:oldest sort:newest', '-sort:oldest', 'sort:oldest,newest', 'a or sort:oldest'])(
  'sorts one way: %s',
  (text) => {
    expect(problem(text).message).toContain('one way');
  },
);

it.each([
  ['sort:biggest', 'newest, oldest, updated, severity'],
  ['technique:T99', 'T1059.001'],
  ['technique:qwertz', 'a word of its name'],
  ['hash:xyz', 'SHA-256'],
  ['ip:lap-01', 'IP address'],
  ['has:friend', 'comment'],
  ['classification:maybe', 'true-positive'],
  ['determination:who', 'phishing'],
  ['detection:eyes', 'antivirus'],
  ['category:!!', 'execution'],
])('says what is valid for %s', (text, expected) => {
  expect(problem(text).message).toContain(expected);
});

it('takes so many parts and no more', () => {
  expect(problem(Array.from({ length: 41 }, (_, n) => `w${n}`).join(' ')).message).toContain('40 parts');
  expect(problem(`user:${Array.from({ length: 41 }, (_, n) => `u${n}`).join(',')}`).message).toContain('40');
  expect(canonical(Array.from({ length: 40 }, (_, n) => `w${n}`).join(' '))).toContain('w39');
});
