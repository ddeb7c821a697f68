import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpLine, type LookUpView } from '../../cards/lookup';
import { authenticationIn } from '../../lookups/mail/authentication';
import type { KnownMail } from '../../lookups/mail/evidence';
import { defanged, defangedText, linksIn } from '../../lookups/mail/links';
import type { MailParts } from '../../lookups/mail/mail';
import { pathOf } from '../../lookups/mail/path';
import { type Part, valueOf } from '../../lookups/parts';
import type { Address, Message } from '../../microsoft/graph/messages';
import { texts } from '../../texts/texts';
import { translated } from '../../alerts/worded';
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
  const words = texts().mail;
  const subject = message?.subject ?? mail.subject ?? words.untitled;
  return lookUpCard({
    title: failsChecks(checks) ? words.notWhoItSays(subject) : subject,
    subtitle: subtitleOf(mail, message, now),
    facts: [
      ...addresses(mail, message),
      { title: words.facts.checks, text: checksOf(parts.message, checksInWords(checks)) },
      { title: words.facts.place, text: placeOf(mail, parts.message) },
    ],
    sections: [
      linkSection(links, more),
      attachmentSection(parts.attachments),
      similarSection(parts.similar, now),
    ],
    more: { title: words.more, lines: linesOf(mail, parts, links, timezone) },
    state: stateOf(parts),
    buttons: buttonsOf(mail),
  });
}

/** What alerts alone tell of a mail, and why there is no more. */
export function knownMailCard(mail: KnownMail, why: string, now: Date): Card {
  const { links, more } = linksOf(mail, '');
  const words = texts().mail;
  const { notKnown } = texts().lookUp;
  return lookUpCard({
    title: mail.subject ?? words.untitled,
    subtitle: subtitleOf(mail, undefined, now),
    facts: [
      ...addresses(mail, undefined),
      { title: words.facts.sentFrom, text: mail.senderIp ?? notKnown },
      { title: words.facts.deliveredTo, text: placeKnown(mail) },
    ],
    sections: [linkSection(links, more)],
    more: { title: words.ids, lines: idsOf(mail) },
    state: why,
    buttons: buttonsOf(mail),
  });
}

function subtitleOf(mail: KnownMail, message: Message | undefined, now: Date): string {
  const at = message?.receivedDateTime == null ? mail.at : new Date(message.receivedDateTime);
  const when = at === undefined || Number.isNaN(at.getTime()) ? undefined : howLongAgo(at, now);
  const words = texts().mail;
  return [words.to(mail.recipient ?? words.nobodyKnown), when].filter(Boolean).join(' · ');
}

function addresses(mail: KnownMail, message: Message | undefined): LookUpView['facts'] {
  const words = texts().mail.facts;
  const { notKnown } = texts().lookUp;
  const from = written(message?.from) ?? written(message?.sender) ?? mail.sender ?? notKnown;
  const replies = (message?.replyTo ?? []).flatMap((one) => written(one) ?? []);
  const answers = replies.filter((one) => one !== from).join(', ');
  return [
    { title: words.from, text: from },
    answers === ''
      ? { title: words.to, text: mail.recipient ?? notKnown }
      : { title: words.answersTo, text: answers, color: 'attention' },
  ];
}

/** The address, since the name before it is what the sender likes to be called. */
function written(address: Address | null | undefined): string | undefined {
  return address?.emailAddress?.address ?? undefined;
}

function checksOf(part: Part<unknown>, words: string): string {
  const { beingRead, notKnown } = texts().lookUp;
  if (part.state === 'coming') return beingRead;
  return part.state === 'there' && part.value !== undefined ? words : notKnown;
}

function placeOf(mail: KnownMail, part: Part<Message | undefined>): string {
  if (part.state === 'coming') return texts().lookUp.beingRead;
  if (part.state === 'missing') return placeKnown(mail);
  const { notInMailbox, inMailbox } = texts().mail;
  return part.value === undefined ? notInMailbox : inMailbox;
}

/** Where it was delivered to, as alerts and hunting know it. */
function placeKnown({ where }: KnownMail): string {
  return where === undefined ? texts().lookUp.notKnown : translated(where);
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
  const words = texts().mail.lines;
  return [
    ...(Number.isNaN(received.getTime())
      ? []
      : [{ name: words.received, text: exactTime(received, timezone) }]),
    ...(path.length === 0 ? [] : [{ name: words.cameThrough, text: path.join(' → ') }]),
    ...hashes.map((hash) => ({ name: 'SHA-256', text: hash })),
    ...(rest === '' ? [] : [{ name: words.moreLinks, text: rest }]),
    ...idsOf(mail),
    ...(text ? [{ name: words.text, text: defangedText(text), long: true }] : []),
  ];
}

function idsOf({ internetMessageId, networkMessageId }: KnownMail): LookUpLine[] {
  return [
    { name: 'Message-ID', text: internetMessageId },
    { name: texts().mail.lines.networkId, text: networkMessageId },
  ].flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
}

function stateOf({ message, attachments, similar }: MailParts): string {
  const words = texts().mail.parts;
  const coming = [
    message.state === 'coming' && words.message,
    attachments.state === 'coming' && words.attachments,
    similar.state === 'coming' && words.similar,
  ].filter((one) => typeof one === 'string');
  const why = message.state === 'missing' ? [message.why] : [];
  return [...why, ...stillComing(coming)].join(' ');
}

function buttonsOf({ recipient, sender }: KnownMail): LookUpView['buttons'] {
  return [
    ...(recipient === undefined
      ? []
      : [{ title: texts().mail.recipient, verb: 'lookup.open', data: { kind: 'user', name: recipient } }]),
    ...(sender === undefined
      ? []
      : [
          {
            title: texts().mail.inQuarantine,
            verb: 'quarantine.list',
            data: { query: `from:${sender.replaceAll(/["\s,]/g, '')}`.slice(0, 300), page: 1, apart: true },
          },
        ]),
  ];
}
