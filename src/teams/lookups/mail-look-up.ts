import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { KnownMail } from '../../lookups/mail/evidence';
import { findMail, isId, mailsKnown, type MailTools, readMail } from '../../lookups/mail/mail';
import type { Asked } from '../../lookups/look-ups';
import { whyMissing } from '../../lookups/why-missing';
import { texts } from '../../texts/texts';
import { ago } from '../views/times';
import { notConnected } from '../views/not-connected';
import { whichOne } from './choices';
import type { LookUpTools } from './look-up';
import { knownMailCard, mailCard } from './mail-view';

/** One copy of a mail: as alerts and hunting know it, then as it lies in its mailbox. */
export async function lookUpMail(asked: Asked, tools: LookUpTools): Promise<Card> {
  const { services, timezone } = tools;
  const { id, recipient } = partsOf(asked.subject);
  const reach = await services.lookUps.begin(asked, 'mail');
  if (reach.state === 'not-connected') return notConnected();
  const reading: MailTools = { sources: services, clock: services.clock };
  const known = await mailsKnown(asked.tenantId, id, asked.alertId, reading);
  const now = services.clock();
  if (reach.state === 'lacking') return fromAlerts(asked, ofRecipient(known, recipient), reach.why, now);
  const found = await findMail(reach, id, known).catch((error: unknown) =>
    whyMissing(error, 'ThreatHunting.Read.All'),
  );
  if (typeof found === 'string') return fromAlerts(asked, ofRecipient(known, recipient), found, now);
  const copies = ofRecipient(found, recipient);
  const [first] = copies;
  if (first === undefined) return noSuchMail(id, reach.connection.desired.capabilities.includes('hunting'));
  if (copies.length > 1) return whichCopy(asked, copies, now);
  const parts = await readMail(reach, first, reading, (some) => {
    tools.show(mailCard(first, some, now, timezone));
  });
  return mailCard(first, parts, now, timezone);
}

/** `<id> <recipient>` as a choice carries it; anything else is one name. */
function partsOf(subject: string): { id: string; recipient: string | undefined } {
  const [id = '', recipient, ...rest] = subject.split(' ');
  const isCopy = rest.length === 0 && recipient?.includes('@') === true && isId(id);
  return isCopy ? { id, recipient } : { id: subject, recipient: undefined };
}

function ofRecipient(mails: readonly KnownMail[], recipient: string | undefined): KnownMail[] {
  if (recipient === undefined) return [...mails];
  return mails.filter((mail) => mail.recipient?.toLowerCase() === recipient.toLowerCase());
}

function whichCopy(asked: Asked, copies: readonly KnownMail[], now: Date): Card {
  const choices = copies.flatMap(({ networkMessageId, internetMessageId, recipient, at }) => {
    const id = networkMessageId ?? internetMessageId;
    if (id === undefined || recipient === undefined) return [];
    const length = at === undefined ? '' : `, ${ago(at, now)}`;
    return [{ id: `${id} ${recipient}`, title: `${recipient.split('@')[0] ?? ''}${length}` }];
  });
  return whichOne('mail', asked, choices);
}

function fromAlerts(asked: Asked, mails: readonly KnownMail[], why: string, now: Date): Card {
  const [first] = mails;
  if (first === undefined) return noticeCard({ title: texts().mail.notLookedUp, text: why, tone: 'warning' });
  if (mails.length > 1) return whichCopy(asked, mails, now);
  return knownMailCard(first, why, now);
}

function noSuchMail(name: string, hunts: boolean): Card {
  const words = texts().mail;
  const because = hunts ? words.noneBecause : words.noneWithoutHunting;
  return noticeCard({
    title: words.none,
    text: because(name.slice(0, 120)),
    buttons: [{ title: words.alertsWithMail, verb: 'alerts.refine', data: { query: 'has:mail' } }],
  });
}
