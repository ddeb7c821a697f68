import { csvLine } from '../../src/files/csv';
import { ALERT_FILE } from '../../src/alerts/export-shape';
import { type Alert, parseAlert } from '../../src/alerts/model';
import { parseQuery } from '../../src/alerts/query/parse';
import { createAlertStore } from '../../src/alerts/store';
import { type Format, writeDown } from '../../src/files/written';
import { migratedDatabase } from '../support/migrated-database';
import { rawAlert } from '../alerts/support/raw-alert';
import { storeRecords } from '../alerts/support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');

function alerts(count: number, fields: Record<string, unknown> = {}): Alert[] {
  return Array.from({ length: count }, (_, n) => {
    const parsed = parseAlert(rawAlert(`alert-${n}`, NOW, fields));
    if (!parsed.ok) throw new Error(parsed.problem);
    return parsed.alert;
  });
}

// eslint-disable-next-line @typescript-eslint/require-await -- a list as it comes from the database
async function* each(list: readonly Alert[]): AsyncGenerator<Alert, void> {
  yield* list;
}

function writtenAlerts(list: AsyncIterable<Alert>, format: Format, mostBytes: number) {
  return writeDown(list, ALERT_FILE, format, mostBytes);
}

it.each([
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'=1"`],
  ['\r=1', `"'=1"`],
  ['\n=1', `"'=1"`],
  ['  =1', `"'=1"`],
  ['\u00a0=1', `"'=1"`],
  ['＝1', `"'＝1"`],
  ['fine\n=1', `"fine =1"`],
  ['a "quoted", word', `"a ""quoted"", word"`],
  ['half \ud800', '"half \ufffd"'],
  ['a=b', '"a=b"'],
])('makes the cell %j harmless', (text, expected) => {
  expect(csvLine([text, 'x'])).toBe(`${expected},"x"\r\n`);
});

it('writes a table with a heading', async () => {
  const { content, count, cut } = await writtenAlerts(
    each(alerts(2, { title: '=cmd|calc', assignedTo: 'Ana, the analyst' })),
    'csv',
    1_000_000,
  );
  const lines = content.split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF"id","title","severity"/);
  expect(lines[1]).toContain(`"alert-0","'=cmd|calc","low","new"`);
  expect(lines[1]).toContain('"Ana, the analyst"');
  expect(lines[1]).toContain('"alice@contoso.com","lap-01.contoso.com"');
  expect([lines.length, count, cut]).toEqual([4, 2, false]);
});

it('writes JSON that can be read', async () => {
  const { content } = await writtenAlerts(each(alerts(3)), 'json', 1_000_000);
  expect(JSON.parse(content)).toMatchObject([{ id: 'alert-0', techniques: ['T1564.001'] }, {}, {}]);
  expect(JSON.parse((await writtenAlerts(each([]), 'json', 100)).content)).toEqual([]);
});

it.each(['csv', 'json'] as const)('stops where the room ends, and says so, in %s', async (format) => {
  const { content, count, cut } = await writtenAlerts(
    each(alerts(500, { title: '✓'.repeat(300) })),
    format,
    50_000,
  );
  expect(Buffer.byteLength(content)).toBeLessThanOrEqual(50_000);
  expect(Buffer.byteLength(content)).toBeGreaterThan(45_000);
  expect(cut).toBe(true);
  if (format === 'json') expect(JSON.parse(content)).toHaveLength(count);
  else expect(content.split('\r\n')).toHaveLength(count + 2);
});

it('reads all that a query finds, in its order, each once', async () => {
  const { database, drop } = await migratedDatabase();
  const store = createAlertStore(database);
  const records = Array.from({ length: 450 }, (_, n) =>
    rawAlert(`alert-${n}`, new Date(NOW.getTime() - Math.floor(n / 7) * 1000), {
      severity: n % 2 === 0 ? 'high' : 'low',
    }),
  );
  const { tenantId } = await storeRecords(database, records);
  const parsed = parseQuery('severity:high sort:oldest', NOW);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const read: Alert[] = [];
  for await (const alert of store.each(tenantId, parsed.query)) read.push(alert);
  expect(new Set(read.map(({ id }) => id)).size).toBe(225);
  expect(read).toHaveLength(225);
  const times = read.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  await drop();
});
