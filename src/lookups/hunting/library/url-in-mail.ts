import { defineHunt } from './define';
import { given, hostOf } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-emailurlinfo-table. */
export const urlInMail = defineHunt({
  id: 'url-in-mail',
  kinds: ['url'],
  read: (entity) => given({ host: hostOf(entity) }),
  query: `EmailUrlInfo
| where UrlDomain =~ host
| project Timestamp, NetworkMessageId, UrlLocation, Url
| order by Timestamp desc
| take 5000`,
});
