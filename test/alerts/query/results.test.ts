import { parseAlert } from '../../../src/alerts/model';
import { parseQuery } from '../../../src/alerts/query/parse';
import { type AlertStore, createAlertStore } from '../../../src/alerts/store';
import type { Database } from '../../../src/store/database';
import { migratedDatabase } from '../../support/migrated-database';
import { pick, seededRandom } from '../support/random';
import { deviceEvidence, type RawAlert, rawAlert, userEvidence } from '../support/raw-alert';
import { storeRecords } from '../support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;
const TITLES = [
  'PowerShell.exe dropped',
  'Credential dumping by mimikatz',
  'Übergröße naïve',
  'Sign-in from 日本語',
];
const USERS = ['alice@contoso.com', 'bob.o_neil@contoso.com', 'alina@fabrikam.com'];
const DEVICES = ['lap-01.contoso.com', 'lap-02', 'SRV_DC.contoso.com'];

let database: Database;
let store: AlertStore;
let drop: () => Promise<void>;
let tenantId: string;
let records: ReturnType<typeof rawAlert>[];

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
  store = createAlertStore(database);
  const random = seededRandom(42);
  records = Array.from({ length: 300 }, (_, n) =>
    rawAlert(`alert-${n}-${Math.floor(random() * 1e9)}`, new Date(NOW.getTime() - random() * 72 * HOUR), {
      title: pick(random, TITLES),
      description: '',
      severity: pick(random, ['high', 'medium', 'low', 'informational', 'brandNew']),
      status: pick(random, ['new', 'inProgress', 'resolved', null]),
      serviceSource: pick(random, ['microsoftDefenderForEndpoint', 'microsoftSentinel', 'somethingNewer']),
      evidence: [userEvidence(pick(random, USERS), ''), deviceEvidence(pick(random, DEVICES))],
    }),
  );
  ({ tenantId } = await storeRecords(database, records));
});
afterAll(() => drop());

type Test = (record: RawAlert) => boolean;

const words = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const nameOf = (kind: string) => (record: RawAlert) => {
  const parsed = parseAlert(record);
  return parsed.ok ? parsed.alert.entities.filter((one) => one.kind === kind).map(({ name }) => name) : [];
};
const phraseIn = (phrase: string, text: string) =>
  ` ${words(text).join(' ')}`.includes(` ${words(phrase).join(' ')}`);
const about =
  (kind: string, value: string): Test =>
  (record) =>
    nameOf(kind)(record).some((name) => phraseIn(value, name));
const said =
  (phrase: string): Test =>
  (record) =>
    [record['title'], record.id, ...nameOf('user')(record), ...nameOf('device')(record)].some((text) =>
      phraseIn(phrase, String(text)),
    );
const age = (record: RawAlert) => NOW.getTime() - Date.parse(record.createdDateTime);

/** What each piece of a query means, in plain JavaScript. */
const MEANING: readonly (readonly [string, Test])[] = [
  ['severity:high', (record) => record.severity === 'high'],
  ['severity:HIGH,info', (record) => ['high', 'informational'].includes(record.severity)],
  ['status:in-progress,new', (record) => ['inProgress', 'new'].includes(record.status)],
  ['source:endpoint', (record) => record['serviceSource'] === 'microsoftDefenderForEndpoint'],
  ['source:microsoftsentinel', (record) => record['serviceSource'] === 'microsoftSentinel'],
  ['since:24h', (record) => age(record) <= 24 * HOUR],
  ['since:yesterday', (record) => Date.parse(record.createdDateTime) >= Date.parse('2026-11-22')],
  ['until:today', (record) => Date.parse(record.createdDateTime) < Date.parse('2026-11-23')],
  ['user:alice', about('user', 'alice')],
  ['user:al,bob', (record) => about('user', 'al')(record) || about('user', 'bob')(record)],
  ['user:o_neil', about('user', 'o_neil')],
  ['device:lap-01', about('device', 'lap-01')],
  ['device:contoso', about('device', 'contoso')],
  ['device:SRV', about('device', 'srv')],
  ['powershell', said('powershell')],
  ['powershell.exe', said('powershell.exe')],
  ['"credential dump"', said('credential dump')],
  ['dc.contoso', said('dc.contoso')],
  ['ÜBERGRÖSSE', said('übergröße'.replace('ß', 'ss'))],
  ['übergröße', said('übergröße')],
  ['日本', said('日本')],
  ['nothing-like-it', said('nothing-like-it')],
];

it('finds what a plain filter finds, for each piece and for random mixtures of them', async () => {
  const random = seededRandom(1);
  const single = MEANING.map((piece) => [piece]);
  const mixed = Array.from({ length: 80 }, () => [1, 2, 3].map(() => pick(random, MEANING)));
  for (const pieces of [...single, ...mixed]) {
    const signed = pieces.map(([text, test]) => ({ text, test, negated: random() < 0.3 }));
    const text = signed.map((piece) => (piece.negated ? '-' : '') + piece.text).join(' ');
    const expected = records.filter((record) =>
      signed.every(({ test, negated }) => test(record) !== negated),
    );
    const parsed = parseQuery(text, NOW);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
    const page = await store.list(tenantId, parsed.query, { size: 1000 });
    expect([text, page.rows.map(({ id }) => id).sort()]).toEqual([text, expected.map(({ id }) => id).sort()]);
    expect(page.total).toBe(expected.length);
  }
});

const PIECES = [
  ...MEANING.map(([text]) => text),
  ...[
    '"',
    "'",
    '-',
    ':',
    ',',
    ' ',
    '\\',
    '%',
    '_',
    '$1',
    '&',
    '|',
    '!',
    '(',
    ')',
    '<->',
    ':*',
    '*',
    ';',
    '--',
    '/*',
  ],
  ...[
    '\u0000',
    '\ud800',
    '\udfff',
    '😀',
    'İ',
    'ﬁ',
    'ß',
    '\u202e',
    '\n',
    '\t',
    '\u00a0',
    'or',
    'AND',
    'null',
    "';drop table alerts;--",
  ],
  ...[
    'since:',
    'user:',
    'device:"',
    'id:',
    'severity:',
    'x:',
    'constructor:',
    '__proto__:',
    'status:constructor',
    'e\u0301',
    'क्षि',
  ],
];

it('answers anything that is typed, and shows nobody more than is theirs', async () => {
  const random = seededRandom(99);
  const other = await storeRecords(database, [rawAlert('foreign', NOW)]);
  for (let round = 0; round < 800; round++) {
    const length = Math.floor(random() * 8);
    const text = Array.from({ length }, () => pick(random, PIECES) + (random() < 0.3 ? ' ' : '')).join('');
    const parsed = parseQuery(text, NOW);
    if (!parsed.ok) {
      expect(parsed.problem.message).not.toBe('');
      continue;
    }
    const again = parseQuery(parsed.query.text, NOW);
    expect(again).toMatchObject({ ok: true, query: { text: parsed.query.text } });
    const page = await store.list(tenantId, parsed.query, { size: 5 });
    expect(page.rows.some(({ id }) => id === 'foreign')).toBe(false);
    expect((await store.find(other.tenantId, text)).found).toBe(text.trim() === 'foreign' ? 'one' : 'none');
  }
});

it('reads any 500 characters at once', () => {
  for (const unit of ['"', '-', ':', 'a:', '",', 'a"', '-"', ' ', 'a,', '"a":', '\u0000', '😀'])
    parseQuery(unit.repeat(500 / unit.length), NOW);
});
