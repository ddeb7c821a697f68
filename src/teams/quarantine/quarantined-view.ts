import { randomUUID } from 'node:crypto';
import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpView } from '../../cards/lookup';
import { authenticationIn } from '../../lookups/mail/authentication';
import { fieldsOf } from '../../lookups/mail/headers';
import { defangedText } from '../../lookups/mail/links';
import { pathOf } from '../../lookups/mail/path';
import type { QuarantinedMail } from '../../microsoft/exchange/quarantine';
import { checksInWords, sizeInWords } from '../lookups/mail-sections';
import { exactTime } from '../views/times';
import { isGrave, reasonOf, recipientsOf, statusOf } from './quarantine-list-view';

/** A quarantined mail with what its header says. Its text is not shown: the eml is there for that. */
export function quarantinedCard(mail: QuarantinedMail, header: string, timezone: string | undefined): Card {
  const fields = fieldsOf(header);
  return lookUpCard({
    title: `${mail.Subject ?? 'A mail without a subject'}: ${statusOf(mail)}`,
    subtitle: [`to ${recipientsOf(mail)}`, timeOf(mail.ReceivedTime, timezone)].filter(Boolean).join(' · '),
    facts: [
      { title: 'From', text: mail.SenderAddress ?? 'not known' },
      { title: 'Held back for', text: reasonOf(mail), ...(isGrave(mail) && { color: 'attention' }) },
      { title: 'Sender checks', text: checksInWords(authenticationIn(fields)) },
      { title: 'Deleted by Exchange', text: timeOf(mail.Expires, timezone) ?? 'not known' },
    ],
    sections: [],
    more: { title: 'Header and ids', lines: linesOf(mail, header) },
    state: '',
    buttons: buttonsOf(mail),
  });
}

function linesOf(mail: QuarantinedMail, header: string): LookUpView['more']['lines'] {
  const lines = [
    { name: 'Policy', text: [mail.PolicyName, mail.PolicyType].filter(Boolean).join(', ') },
    { name: 'Size', text: mail.Size == null ? '' : sizeInWords(mail.Size) },
    { name: 'Came through', text: pathOf(fieldsOf(header)).join(' → ') },
    { name: 'Message-ID', text: mail.MessageId ?? '' },
    { name: 'Identity', text: mail.Identity },
    { name: 'Header', text: defangedText(header), long: true },
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
  return [
    { title: 'Export the eml', verb: 'quarantine.export', data: { id } },
    ...(open ? [decide('Release', 'release'), decide('Deny', 'deny')] : []),
  ];
}

function timeOf(time: string | null | undefined, timezone: string | undefined): string | undefined {
  const at = new Date(time ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : exactTime(at, timezone);
}
