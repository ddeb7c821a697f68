import { ALERT_FILE } from '../../alerts/export-shape';
import { parseQuery } from '../../alerts/query/parse';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { queryProblemAnswer } from './alert-list-view';
import { fileAnswer, formatOf, whichFormat } from './file-answer';
import { texts } from '../../texts/texts';

/** `alerts export csv severity:high`: what a query finds, as a file. `words` is what was said after `export`. */
export async function alertExport(words: string, turn: Turn, services: Services): Promise<Answer> {
  const [first = '', ...rest] = words.split(' ');
  const format = formatOf(first);
  if (format === undefined) return { card: whichFormat('alerts export', words, texts().files.which.alerts) };
  const parsed = parseQuery(rest.join(' '), services.clock());
  if (!parsed.ok) return { card: queryProblemAnswer(parsed.problem) };
  const { query } = parsed;
  const said = texts().files;
  const shown = query.text === '' ? said.allAlerts : query.text;
  const content = {
    area: 'alerts',
    title: said.title.alerts,
    records: services.alerts.each(turn.asker.tenantId, query),
    shape: ALERT_FILE,
    which: query.text === '' ? 'all alerts' : query.text,
    whole: said.holds(shown),
    cut: (first: string) => said.holdsFirst.alerts(shown, first),
  };
  return fileAnswer(content, format, turn, services);
}
