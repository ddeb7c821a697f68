import { defineHunt } from './define';
import { addressOf, given } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-emailevents-table. */
export const senderMails = defineHunt({
  id: 'sender-mails',
  kinds: ['mail'],
  read: (entity) => given({ mailSender: addressOf(entity) }),
  query: `EmailEvents
| where SenderFromAddress =~ mailSender
| project Timestamp, RecipientEmailAddress, Subject, DeliveryAction, ThreatTypes
| order by Timestamp desc
| take 5000`,
});
