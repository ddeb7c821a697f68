import { defineHunt } from './define';
import { given, ipOf } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table. */
export const ipSignIns = defineHunt({
  id: 'ip-sign-ins',
  kinds: ['ip'],
  read: (entity) => given({ address: ipOf(entity) }),
  query: `EntraIdSignInEvents
| where IPAddress == address
| summarize SignIns = count() by AccountUpn, Application, ErrorCode
| order by SignIns desc`,
});
