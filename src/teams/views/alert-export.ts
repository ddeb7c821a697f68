import { exportAlerts } from '../../alerts/export/export-alerts';
import { parseQuery } from '../../alerts/query/parse';
import { type Button, noticeCard } from '../../cards/notice';
import { LARGEST_FILE_BYTES } from '../../files/file';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { queryProblemAnswer } from './alert-list-view';

const FORMATS = ['csv', 'json'] as const;

/** `alerts export csv severity:high`: what a query finds, as a file. `words` is what was said after `export`. */
export async function alertExport(
  words: string,
  { asker: { tenantId, aadObjectId } }: Turn,
  { alerts, files, audit, clock }: Services,
): Promise<Answer> {
  const [first = '', ...rest] = words.split(' ');
  const format = FORMATS.find((one) => one === first.toLowerCase());
  if (format === undefined) return { card: whichFormat(words) };
  const parsed = parseQuery(rest.join(' '), clock());
  if (!parsed.ok) return { card: queryProblemAnswer(parsed.problem) };
  const { query } = parsed;
  const { content, contentType, count, cut } = await exportAlerts(
    alerts.each(tenantId, query),
    format,
    LARGEST_FILE_BYTES,
  );
  const name = `alerts-${clock().toISOString().slice(0, 16).replaceAll(/[T:]/g, '-')}.${format}`;
  await audit.record(tenantId, {
    actor: aadObjectId,
    action: 'alerts.exported',
    subject: query.text === '' ? 'all alerts' : query.text,
    detail: { format, count },
  });
  const url = await files.offer(tenantId, { name, contentType, content });
  return { card: url === undefined ? noAddress() : offered(url, count, cut, query.text) };
}

function whichFormat(words: string) {
  const buttons: Button[] = FORMATS.map((format) => ({
    title: format.toUpperCase(),
    verb: 'command.run',
    data: { text: `alerts export ${format} ${words}`.trim().slice(0, 550) },
  }));
  const text = 'Type alerts export csv or alerts export json, and a query if not all of them are wanted.';
  return noticeCard({ title: 'In which format?', text, buttons });
}

function offered(url: string, count: number, cut: boolean, query: string) {
  const what = query === '' ? 'all alerts' : query;
  const part = cut
    ? ` A file holds 1 MB: it has the first ${count.toLocaleString('en')}, so narrow the query for the rest.`
    : '';
  return noticeCard({
    title: `${count.toLocaleString('en')} ${count === 1 ? 'alert' : 'alerts'} in a file`,
    text: `For ${what}.${part} The link works once, for 15 minutes, for whoever has it.`,
    links: [{ title: 'Download', url }],
  });
}

function noAddress() {
  const text =
    'Files are fetched in the browser, and the bot has no address that browsers reach. Whoever runs the bot sets PUBLIC_URL.';
  return noticeCard({ title: 'No file can be given yet', text, tone: 'attention' });
}
