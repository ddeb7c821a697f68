import { randomUUID } from 'node:crypto';
import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpView } from '../../cards/lookup';
import { authenticationIn } from '../../lookups/mail/authentication';
import { fieldsOf } from '../../lookups/mail/headers';
import { defangedText } from '../../lookups/mail/links';
import { pathOf } from '../../lookups/mail/path';
import type { QuarantinedMail } from '../../microsoft/exchange/quarantine';
import { texts } from '../../texts/texts';
import { checksInWords, sizeInWords } from '../lookups/mail-sections';
import { exactTime } from '../views/times';
import { isGrave, reasonOf, recipientsOf, statusOf } from './quarantine-list-view';

/** A quarantined mail with what its header says. Its text is not shown: the eml is there for that. */
export function quarantinedCard(mail: QuarantinedMail, header: string, timezone: string | undefined): Card {
  const fields = fieldsOf(header);
  const { mail: mailWords, quarantine: words, lookUp } = texts();
  return lookUpCard({
    title: `${mail.Subject ?? mailWords.untitled}: ${statusOf(mail)}`,
    subtitle: [mailWords.to(recipientsOf(mail)), timeOf(mail.ReceivedTime, timezone)]
      .filter(Boolean)
      .join(' · '),
    facts: [
      { title: mailWords.facts.from, text: mail.SenderAddress ?? lookUp.notKnown },
      {
        title: words.facts.heldBackFor,
        text: reasonOf(mail),
        ...(isGrave(mail) && { color: 'attention' }),
      },
      { title: mailWords.facts.checks, text: checksInWords(authenticationIn(fields)) },
      { title: words.facts.deleted, text: timeOf(mail.Expires, timezone) ?? lookUp.notKnown },
    ],
    sections: [],
    more: { title: words.more, lines: linesOf(mail, header) },
    state: '',
    buttons: buttonsOf(mail),
  });
}

function linesOf(mail: QuarantinedMail, header: string): LookUpView['more']['lines'] {
  const words = texts().quarantine.facts;
  const lines = [
    { name: words.policy, text: [mail.PolicyName, mail.PolicyType].filter(Boolean).join(', ') },
    { name: words.size, text: mail.Size == null ? '' : sizeInWords(mail.Size) },
    { name: texts().mail.lines.cameThrough, text: pathOf(fieldsOf(header)).join(' → ') },
    { name: 'Message-ID', text: mail.MessageId ?? '' },
    { name: words.identity, text: mail.Identity },
    { name: words.header, text: defangedText(header), long: true },
  ];
  return lines.filter(({ text }) => text !== '');
}

/** The form of each question counts once, however often its button is clicked. */
function buttonsOf({ Identity: id, ReleaseStatus }: QuarantinedMail): LookUpView['buttons'] {
  const open = ReleaseStatus === 'NotReleased' || ReleaseStatus === 'Requested';
  const decide = (title: string, verdict: 'release' | 'deny') => ({
    title,
    verb: 'quarantine.decide',
    data: { id, verdict, form: randomUUID() },
  });
  const words = texts().quarantine;
  return [
    { title: words.export, verb: 'quarantine.export', data: { id } },
    ...(open ? [decide(words.release, 'release'), decide(words.deny, 'deny')] : []),
  ];
}

function timeOf(time: string | null | undefined, timezone: string | undefined): string | undefined {
  const at = new Date(time ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : exactTime(at, timezone);
}
