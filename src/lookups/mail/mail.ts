import type { Clock } from '../../clock';
import { parseQuery } from '../../alerts/query/parse';
import { termText } from '../../alerts/query/terms';
import { GraphFailure } from '../../microsoft/graph/failure';
import { type Attachment, findMessage, listAttachments, type Message } from '../../microsoft/graph/messages';
import { type AlertSources } from '../alerts-about';
import type { Open } from '../look-ups';
import { gather, type Parts, type Readers } from '../parts';
import { whyMissing } from '../why-missing';
import { distinctCopies, hasId, type KnownMail, mailsInAlerts } from './evidence';
import { huntMail, huntSimilar } from './hunted';

/** What is read of a mail. */
export interface MailValues {
  /** Undefined: it is not in the mailbox, such as after it was deleted. */
  message: Message | undefined;
  attachments: Attachment[];
  similar: KnownMail[];
}
export type MailParts = Parts<MailValues>;

export interface MailTools {
  sources: AlertSources;
  clock: Clock;
}

const MOST_ALERTS = 30;

/** The mails that stored alerts name by an id or by words, those that have just that id first. */
export async function mailsKnown(
  tenantId: string,
  text: string,
  alertId: string | undefined,
  { sources: { alerts }, clock }: MailTools,
): Promise<KnownMail[]> {
  const opened = alertId === undefined ? undefined : await alerts.find(tenantId, alertId);
  const from = opened?.found === 'one' ? [opened.alert] : [];
  const named = mailsInAlerts(from).filter((mail) => hasId(mail, text));
  if (named.length > 0) return named;
  const words = text.replaceAll(/["<>]/g, ' ').trim().slice(0, 200);
  const phrase = termText({ negated: false, field: undefined, values: [words] });
  const parsed = parseQuery(phrase, clock());
  if (!parsed.ok || parsed.query.groups.length === 0) return [];
  const { rows } = await alerts.list(tenantId, parsed.query, { size: MOST_ALERTS });
  const mails = mailsInAlerts(rows);
  const exact = mails.filter((mail) => hasId(mail, text));
  return exact.length > 0 ? exact : mails.filter((mail) => isAbout(mail, words));
}

/** Where a mail is, by its id: as the alerts know it, and as hunting does where that may be asked. @throws GraphFailure */
export async function findMail(
  { connection, clients: { graph }, recall }: Open,
  text: string,
  known: readonly KnownMail[],
): Promise<KnownMail[]> {
  const wanted = known.find(({ internetMessageId }) => internetMessageId !== undefined);
  if (wanted !== undefined || !connection.desired.capabilities.includes('hunting') || !isId(text))
    return [...known];
  const hunted = await recall(`mail ${text.toLowerCase()}`, () => huntMail(graph, text));
  return distinctCopies([...hunted, ...known]);
}

/** Everything about one copy of a mail, each part as it comes. */
export function readMail(
  { connection, clients: { graph }, recall }: Open,
  mail: KnownMail,
  tools: MailTools,
  tell: (parts: MailParts) => void,
): Promise<MailParts> {
  const { internetMessageId: id, recipient } = mail;
  const key = `${id ?? ''} ${recipient ?? ''}`.toLowerCase();
  const message = () =>
    id === undefined || recipient === undefined
      ? Promise.resolve(undefined)
      : recall(`message ${key}`, () => inMailbox(() => findMessage(graph, recipient, id)));
  const readers: Readers<MailValues> = {
    message,
    async attachments() {
      const found = await message();
      if (found?.hasAttachments !== true || recipient === undefined) return [];
      return recall(`attachments ${key}`, () => listAttachments(graph, recipient, found.id));
    },
    async similar() {
      const hunts = connection.desired.capabilities.includes('hunting');
      const found = hunts
        ? await recall(`similar ${key}`, () => huntSimilar(graph, mail))
        : await mailsKnown(connection.tenantId, mail.subject ?? '', undefined, tools);
      return found.filter((one) => one.recipient?.toLowerCase() !== recipient?.toLowerCase());
    },
  };
  const needs = (part: keyof MailValues) => (part === 'similar' ? 'ThreatHunting.Read.All' : 'Mail.Read');
  return gather(readers, (error, part) => whyMissing(error, needs(part)), tell);
}

/** A mailbox that is not there holds no mail; that is no failure. */
async function inMailbox(read: () => Promise<Message | undefined>): Promise<Message | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}

function isAbout({ subject, sender, recipient }: KnownMail, words: string): boolean {
  return [subject, sender, recipient].some((one) => one?.toLowerCase().includes(words.toLowerCase()));
}

/** A Message-ID or a network message id; anything else is words. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) || /^<?[^\s<>"]+@[^\s<>"]+>?$/.test(text);
}
