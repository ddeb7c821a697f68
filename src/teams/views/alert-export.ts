import { ALERT_FILE } from '../../alerts/export-shape';
import { parseQuery } from '../../alerts/query/parse';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { queryProblemAnswer } from './alert-list-view';
import { fileAnswer, formatOf, whichFormat } from './file-answer';

/** `alerts export csv severity:high`: what a query finds, as a file. `words` is what was said after `export`. */
export async function alertExport(words: string, turn: Turn, services: Services): Promise<Answer> {
  const [first = '', ...rest] = words.split(' ');
  const format = formatOf(first);
  if (format === undefined)
    return { card: whichFormat('alerts export', words, ', and a query if not all of them are wanted') };
  const parsed = parseQuery(rest.join(' '), services.clock());
  if (!parsed.ok) return { card: queryProblemAnswer(parsed.problem) };
  const { query } = parsed;
  const content = {
    area: 'alerts',
    one: 'alert',
    many: 'alerts',
    records: services.alerts.each(turn.asker.tenantId, query),
    shape: ALERT_FILE,
    which: query.text === '' ? 'all alerts' : query.text,
    whenCut: ', so narrow the query for the rest',
  };
  return fileAnswer(content, format, turn, services);
}
