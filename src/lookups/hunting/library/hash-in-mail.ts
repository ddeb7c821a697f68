import { defineHunt } from './define';
import { given, sha256Of } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-emailattachmentinfo-table. */
export const hashInMail = defineHunt({
  id: 'hash-in-mail',
  kinds: ['file'],
  read: (entity) => given({ longHash: sha256Of(entity) }),
  query: `EmailAttachmentInfo
| where SHA256 =~ longHash
| project Timestamp, RecipientEmailAddress, SenderFromAddress, FileName, ThreatTypes
| order by Timestamp desc
| take 5000`,
});
