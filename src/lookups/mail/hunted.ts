import { type HuntTable, runHuntingQuery } from '../../microsoft/graph/hunting';
import type { Graph } from '../../microsoft/graph/client';
import { kqlString } from '../hunting/literal';
import { declared } from '../hunting/parameters';
import type { KnownMail } from './evidence';

const COLUMNS = `| project Timestamp, NetworkMessageId, InternetMessageId, SenderFromAddress, RecipientEmailAddress, Subject, DeliveryLocation
| order by Timestamp desc
| take 50`;

/** Its word that it cannot be asked comes after three minutes; nobody waits so long for a look-up. */
const PATIENCE_MS = 25_000;

/**
 * The copies of a mail by one of its ids, as EmailEvents knows them of 30 days.
 * Source: learn.microsoft.com/defender-xdr/advanced-hunting-emailevents-table.
 *
 * @throws GraphFailure
 */
export async function huntMail(graph: Graph, id: string): Promise<KnownMail[]> {
  const query = `EmailEvents\n| where NetworkMessageId =~ message or InternetMessageId =~ message or InternetMessageId =~ bracketed\n${COLUMNS}`;
  const bracketed = `<${id.replace(/^<(.*)>$/, '$1')}>`;
  return hunted(graph, { message: id, bracketed }, query);
}

/** Mails of the same sender with the same subject, or of the same Message-ID. @throws GraphFailure */
export async function huntSimilar(graph: Graph, mail: KnownMail): Promise<KnownMail[]> {
  const query = `EmailEvents\n| where InternetMessageId =~ message or (SenderFromAddress =~ mailSender and Subject =~ mailSubject)\n${COLUMNS}`;
  const { internetMessageId: message = '', sender: mailSender = '', subject: mailSubject = '' } = mail;
  return hunted(graph, { message, mailSender, mailSubject }, query);
}

/** Values are declared before the query, never put into it. */
async function hunted(
  graph: Graph,
  values: Readonly<Record<string, string>>,
  query: string,
): Promise<KnownMail[]> {
  const declarations = Object.entries(values).map(([name, value]) => declared(name, kqlString(value)));
  const question = { query: [...declarations, query].join('\n'), timespan: undefined };
  return rowsOf(await runHuntingQuery(graph, question, AbortSignal.timeout(PATIENCE_MS)));
}

function rowsOf({ columns, rows }: HuntTable): KnownMail[] {
  return rows.map((row) => {
    const cell = (wanted: string) => {
      const value = row[columns.findIndex(({ name }) => name === wanted)];
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const at = new Date(cell('Timestamp') ?? Number.NaN);
    return {
      networkMessageId: cell('NetworkMessageId'),
      internetMessageId: cell('InternetMessageId'),
      recipient: cell('RecipientEmailAddress'),
      sender: cell('SenderFromAddress'),
      subject: cell('Subject'),
      senderIp: undefined,
      at: Number.isNaN(at.getTime()) ? undefined : at,
      where: cell('DeliveryLocation'),
      urls: [],
    };
  });
}
