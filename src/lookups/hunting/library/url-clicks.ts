import { defineHunt } from './define';
import { given, hostOf } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-urlclickevents-table. */
export const urlClicks = defineHunt({
  id: 'url-clicks',
  kinds: ['url'],
  read: (entity) => given({ host: hostOf(entity) }),
  query: `UrlClickEvents
| where Url has host
| project Timestamp, AccountUpn, ActionType, IsClickedThrough, Url
| order by Timestamp desc
| take 5000`,
});
