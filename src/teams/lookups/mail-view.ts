import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpLine, type LookUpView } from '../../cards/lookup';
import { authenticationIn } from '../../lookups/mail/authentication';
import type { KnownMail } from '../../lookups/mail/evidence';
import { defanged, defangedText, linksIn } from '../../lookups/mail/links';
import type { MailParts } from '../../lookups/mail/mail';
import { pathOf } from '../../lookups/mail/path';
import { type Part, valueOf } from '../../lookups/parts';
import type { Address, Message } from '../../microsoft/graph/messages';
import { exactTime, howLongAgo } from '../views/times';
import { attachmentSection, checksInWords, failsChecks, linkSection, similarSection } from './mail-sections';
import { stillComing } from './user-view';

const LONGEST_BODY = 20_000;
const SHOWN_LINKS = 3;
const LINKS_IN_FULL = 12;
const HASHES = 2;

/** A mail, as far as it is known by now. Nothing in it can be followed, and nothing is rendered. */
export function mailCard(mail: KnownMail, parts: MailParts, now: Date, timezone: string | undefined): Card {
  const message = valueOf(parts.message);
  const headers = message?.internetMessageHeaders ?? [];
  const checks = authenticationIn(headers);
  const text = message?.body?.content ?? '';
  const { links, more } = linksOf(mail, text);
  const fails = failsChecks(checks) ? ': the sender is not who it says' : '';
  return lookUpCard({
    title: `${message?.subject ?? mail.subject ?? 'A mail without a subject'}${fails}`,
    subtitle: subtitleOf(mail, message, now),
    facts: [
      ...addresses(mail, message),
      { title: 'Sender checks', text: checksOf(parts.message, checksInWords(checks)) },
      { title: 'Where it is', text: placeOf(mail, parts.message) },
    ],
    sections: [
      linkSection(links, more),
      attachmentSection(parts.attachments),
      similarSection(parts.similar, now),
    ],
    more: { title: 'Path, ids and text', lines: linesOf(mail, parts, links, timezone) },
    state: stateOf(parts),
    buttons: buttonsOf(mail),
  });
}

/** What alerts alone tell of a mail, and why there is no more. */
export function knownMailCard(mail: KnownMail, why: string, now: Date): Card {
  const { links, more } = linksOf(mail, '');
  return lookUpCard({
    title: mail.subject ?? 'A mail without a subject',
    subtitle: subtitleOf(mail, undefined, now),
    facts: [
      ...addresses(mail, undefined),
      { title: 'Sent from', text: mail.senderIp ?? 'not known' },
      { title: 'Delivered to', text: mail.where ?? 'not known' },
    ],
    sections: [linkSection(links, more)],
    more: { title: 'Ids', lines: idsOf(mail) },
    state: why,
    buttons: buttonsOf(mail),
  });
}

function subtitleOf(mail: KnownMail, message: Message | undefined, now: Date): string {
  const at = message?.receivedDateTime == null ? mail.at : new Date(message.receivedDateTime);
  const when = at === undefined || Number.isNaN(at.getTime()) ? undefined : howLongAgo(at, now);
  return [`to ${mail.recipient ?? 'nobody known'}`, when].filter(Boolean).join(' · ');
}

function addresses(mail: KnownMail, message: Message | undefined): LookUpView['facts'] {
  const from = written(message?.from) ?? written(message?.sender) ?? mail.sender ?? 'not known';
  const replies = (message?.replyTo ?? []).flatMap((one) => written(one) ?? []);
  const answers = replies.filter((one) => one !== from).join(', ');
  return [
    { title: 'From', text: from },
    answers === ''
      ? { title: 'To', text: mail.recipient ?? 'not known' }
      : { title: 'Answers go to', text: answers, color: 'attention' },
  ];
}

/** The address, since the name before it is what the sender likes to be called. */
function written(address: Address | null | undefined): string | undefined {
  return address?.emailAddress?.address ?? undefined;
}

function checksOf(part: Part<unknown>, words: string): string {
  if (part.state === 'coming') return 'being read';
  return part.state === 'there' && part.value !== undefined ? words : 'not known';
}

function placeOf({ where }: KnownMail, part: Part<Message | undefined>): string {
  if (part.state === 'coming') return 'being read';
  if (part.state === 'there')
    return part.value === undefined ? 'not in the mailbox any more' : 'in the mailbox';
  return where ?? 'not known';
}

function linksOf({ urls }: KnownMail, text: string): { links: string[]; more: number } {
  const { links, more } = linksIn(text);
  return { links: [...new Set([...urls, ...links])], more };
}

function linesOf(
  mail: KnownMail,
  { message: part, attachments }: MailParts,
  links: readonly string[],
  timezone: string | undefined,
): LookUpLine[] {
  const message = valueOf(part);
  const received = new Date(message?.receivedDateTime ?? Number.NaN);
  const path = pathOf(message?.internetMessageHeaders ?? []);
  const rest = links.slice(SHOWN_LINKS, LINKS_IN_FULL).map(defanged).join('  ');
  const hashes = (valueOf(attachments) ?? []).flatMap(({ sha256 }) => sha256 ?? []).slice(0, HASHES);
  const text = message?.body?.content?.slice(0, LONGEST_BODY);
  return [
    ...(Number.isNaN(received.getTime()) ? [] : [{ name: 'Received', text: exactTime(received, timezone) }]),
    ...(path.length === 0 ? [] : [{ name: 'Came through', text: path.join(' → ') }]),
    ...hashes.map((hash) => ({ name: 'SHA-256', text: hash })),
    ...(rest === '' ? [] : [{ name: 'More links', text: rest }]),
    ...idsOf(mail),
    ...(text ? [{ name: 'Text', text: defangedText(text), long: true }] : []),
  ];
}

function idsOf({ internetMessageId, networkMessageId }: KnownMail): LookUpLine[] {
  return [
    { name: 'Message-ID', text: internetMessageId },
    { name: 'Network id', text: networkMessageId },
  ].flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
}

function stateOf({ message, attachments, similar }: MailParts): string {
  const coming = [
    message.state === 'coming' && 'the mail itself',
    attachments.state === 'coming' && 'attachments',
    similar.state === 'coming' && 'mails to others',
  ].filter((one) => typeof one === 'string');
  const why = message.state === 'missing' ? [message.why] : [];
  return [...why, ...stillComing(coming)].join(' ');
}

function buttonsOf({ recipient, sender }: KnownMail): LookUpView['buttons'] {
  return [
    ...(recipient === undefined
      ? []
      : [{ title: 'Recipient', verb: 'lookup.open', data: { kind: 'user', name: recipient } }]),
    ...(sender === undefined
      ? []
      : [
          {
            title: 'In quarantine',
            verb: 'quarantine.list',
            data: { query: `from:${sender.replaceAll(/["\s,]/g, '')}`.slice(0, 300), page: 1, apart: true },
          },
        ]),
  ];
}
