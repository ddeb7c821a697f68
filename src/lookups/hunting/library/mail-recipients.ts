import { defineHunt } from './define';
import { addressOf, messageIdOf } from './values';

/**
 * Copies of a mail have ids of their own: who else got it is told by subject and sender.
 * Source: learn.microsoft.com/defender-xdr/advanced-hunting-emailevents-table.
 */
export const mailRecipients = defineHunt({
  id: 'mail-recipients',
  kinds: ['mail'],
  read(entity) {
    const sender = addressOf(entity);
    const message = messageIdOf(entity);
    if (message === undefined) return undefined;
    return { message, mailSender: sender ?? '', mailSubject: entity.name };
  },
  query: `EmailEvents
| where NetworkMessageId =~ message or (SenderFromAddress =~ mailSender and Subject =~ mailSubject)
| project Timestamp, RecipientEmailAddress, DeliveryAction, DeliveryLocation, ThreatTypes
| order by Timestamp desc
| take 5000`,
});
