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
const SHA256 = 'a3f5c0'.padEnd(64, '7');
const of = (type: string, fields: object) => ({
  '@odata.type': `#microsoft.graph.security.${type}`,
  ...fields,
});
const EVIDENCE: object[][] = [
  [],
  [of('ipEvidence', { ipAddress: '10.1.4.2' }), of('urlEvidence', { url: 'https://evil.example/a?b=c' })],
  [of('ipEvidence', { ipAddress: '10.10.1.4' }), of('ipEvidence', { ipAddress: '2001:db8::1' })],
  [of('fileEvidence', { fileDetails: { fileName: 'invoice.docm', sha256: SHA256 } })],
  [of('mailboxEvidence', { primaryAddress: 'finance@contoso.com' })],
  [
    of('processEvidence', {
      processCommandLine: 'powershell.exe -enc AAAA',
      imageFile: { fileName: 'powershell.exe', sha256: SHA256.replace('a', 'b') },
    }),
  ],
];

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
      detectionSource: pick(random, ['antivirus', 'nrtAlerts', null]),
      category: pick(random, ['Execution', 'CredentialAccess', 'Credential Access', null]),
      classification: pick(random, ['truePositive', 'informationalExpectedActivity', 'unknown', null]),
      determination: pick(random, ['malware', 'multiStagedAttack', null]),
      assignedTo: pick(random, ['Ana.Lyst@contoso.com', '100%', null]),
      incidentId: pick(random, ['28282', '7', null]),
      mitreTechniques: pick(random, [['T1059.001', 'T1105'], ['t1059'], ['T1003.001'], []]),
      comments: pick(random, [[], null, [{ comment: 'Looked at it', createdByDisplayName: 'Ana' }]]),
      evidence: pick(random, EVIDENCE).concat([
        userEvidence(pick(random, USERS), ''),
        deviceEvidence(pick(random, DEVICES)),
      ]),
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
const entitiesOf = (record: RawAlert) => {
  const parsed = parseAlert(record);
  return parsed.ok ? parsed.alert.entities : [];
};
const nameOf = (kind: string) => (record: RawAlert) =>
  entitiesOf(record).flatMap((one) => (one.kind === kind ? one.names : []));
const phraseIn = (phrase: string, text: string) =>
  ` ${words(text).join(' ')}`.includes(` ${words(phrase).join(' ')}`);
const about =
  (kind: string, value: string): Test =>
  (record) =>
    nameOf(kind)(record).some((name) => phraseIn(value, name));
/** What it says of itself, and everything it names. */
const said =
  (phrase: string): Test =>
  (record) =>
    [
      ...['title', 'id', 'incidentId', 'category', 'assignedTo'].map((field) => record[field] ?? ''),
      ...(record['mitreTechniques'] as string[]),
      ...entitiesOf(record).flatMap(({ names, detail }) => [names.join(' '), detail ?? '']),
    ].some((text) => typeof text === 'string' && phraseIn(phrase, text));
const either =
  (...tests: Test[]): Test =>
  (record) =>
    tests.some((test) => test(record));
const has =
  (kind: string): Test =>
  (record) =>
    nameOf(kind)(record).length > 0;
const techniques = (record: RawAlert) =>
  (record['mitreTechniques'] as string[]).map((id) => id.toUpperCase());
const made = (record: RawAlert) => Date.parse(record.createdDateTime);
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
  ['until:yesterday', (record) => made(record) < Date.parse('2026-11-23')],
  ['before:today', (record) => made(record) < Date.parse('2026-11-23')],
  ['before:2026-11-22', (record) => made(record) < Date.parse('2026-11-22')],
  ['after:2026-11-21', (record) => made(record) >= Date.parse('2026-11-22')],
  ['after:12h', (record) => age(record) <= 12 * HOUR],
  ['until:2026-11-22T12:00', (record) => made(record) < Date.parse('2026-11-22T12:00Z')],
  ['user:alice', about('user', 'alice')],
  ['user:finance', about('mailbox', 'finance')],
  ['mailbox:finance@contoso', about('mailbox', 'finance@contoso')],
  ['mailbox:alice', () => false],
  ['detection:antivirus', (record) => record['detectionSource'] === 'antivirus'],
  ['detection:near-real-time', (record) => record['detectionSource'] === 'nrtAlerts'],
  ['category:execution', (record) => record['category'] === 'Execution'],
  ['category:credential-access', (record) => String(record['category']).startsWith('Cred')],
  ['category:cred', (record) => String(record['category']).startsWith('Cred')],
  ['technique:T1059', (record) => techniques(record).some((id) => id.startsWith('T1059'))],
  ['technique:t1059.001', (record) => techniques(record).includes('T1059.001')],
  ['technique:lsass', (record) => techniques(record).includes('T1003.001')],
  ['technique:"os credential"', (record) => techniques(record).includes('T1003.001')],
  ['assigned:none', (record) => record['assignedTo'] === null],
  ['assigned:lyst', (record) => record['assignedTo'] === 'Ana.Lyst@contoso.com'],
  ['assigned:%', (record) => record['assignedTo'] === '100%'],
  ['classification:tp', (record) => record['classification'] === 'truePositive'],
  ['classification:expected', (record) => record['classification'] === 'informationalExpectedActivity'],
  ['classification:none', (record) => ['unknown', null].includes(record['classification'] as string)],
  ['determination:multi-staged-attack', (record) => record['determination'] === 'multiStagedAttack'],
  ['incident:28282', (record) => record['incidentId'] === '28282'],
  ['incident:#7', (record) => record['incidentId'] === '7'],
  ['ip:10.1.4.2', (record) => nameOf('ip')(record).includes('10.1.4.2')],
  ['ip:10.1', (record) => nameOf('ip')(record).includes('10.1.4.2')],
  ['ip:10[.]10.', (record) => nameOf('ip')(record).includes('10.10.1.4')],
  ['ip:"2001:DB8"', (record) => nameOf('ip')(record).includes('2001:db8::1')],
  ['url:hxxps://evil[.]example', has('url')],
  ['url:evil.example', has('url')],
  ['url:b', has('url')],
  ['file:invoice', has('file')],
  ['file:powershell', has('process')],
  [`hash:${SHA256}`, has('file')],
  ['hash:a3f5c0', has('file')],
  ['hash:b3f5c0', has('process')],
  ['has:comment', (record) => ((record['comments'] ?? []) as unknown[]).length > 0],
  ['has:assignee', (record) => record['assignedTo'] !== null],
  ['has:incident', (record) => record['incidentId'] !== null],
  ['has:technique', (record) => techniques(record).length > 0],
  ['has:classification', (record) => !['unknown', null].includes(record['classification'] as string)],
  ['has:file,process', either(has('file'), has('process'))],
  ['has:device', has('device')],
  ['severity:high or user:bob', either((record) => record.severity === 'high', about('user', 'bob'))],
  ['mimikatz or has:mailbox OR user:alina', either(said('mimikatz'), has('mailbox'), about('user', 'alina'))],
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
    const signed = pieces.map(([text, test]) => {
      const negated = !/ or /i.test(text) && random() < 0.3;
      return { text, test, negated };
    });
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
