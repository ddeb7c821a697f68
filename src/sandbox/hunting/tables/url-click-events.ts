import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { mails } from './mails';

const COLUMNS = {
  Timestamp: 'DateTime',
  Url: 'String',
  ActionType: 'String',
  AccountUpn: 'String',
  Workload: 'String',
  NetworkMessageId: 'String',
  ThreatTypes: 'String',
  IPAddress: 'String',
  IsClickedThrough: 'SByte',
  UrlChain: 'String',
};

/** The links of phishing mails, followed some minutes later. Source: learn.microsoft.com/defender-xdr/advanced-hunting-urlclickevents-table. */
export function urlClickEvents(world: World): Table {
  const rows = mails(world)
    .filter(({ clicked, url }) => clicked && url !== '')
    .map(({ at, url, recipient, id, threat }) => ({
      Timestamp: new Date(at.getTime() - 120_000),
      Url: url,
      ActionType: 'ClickAllowed',
      AccountUpn: recipient,
      Workload: 'Email',
      NetworkMessageId: id,
      ThreatTypes: threat,
      IPAddress: '203.0.113.24',
      IsClickedThrough: true,
      UrlChain: JSON.stringify([url]),
    }));
  return tableOf(COLUMNS, rows);
}
