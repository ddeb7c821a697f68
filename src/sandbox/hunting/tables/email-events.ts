import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { hashOf } from './daily';
import { type Mail, mails } from './mails';

const EVENTS = {
  Timestamp: 'DateTime',
  NetworkMessageId: 'String',
  InternetMessageId: 'String',
  SenderMailFromAddress: 'String',
  SenderFromAddress: 'String',
  SenderFromDomain: 'String',
  RecipientEmailAddress: 'String',
  Subject: 'String',
  EmailDirection: 'String',
  DeliveryAction: 'String',
  DeliveryLocation: 'String',
  ThreatTypes: 'String',
  AttachmentCount: 'Int32',
  UrlCount: 'Int32',
};
const ATTACHMENTS = {
  Timestamp: 'DateTime',
  NetworkMessageId: 'String',
  SenderFromAddress: 'String',
  RecipientEmailAddress: 'String',
  FileName: 'String',
  FileType: 'String',
  SHA256: 'String',
  FileSize: 'Int64',
  ThreatTypes: 'String',
};
const URLS = {
  Timestamp: 'DateTime',
  NetworkMessageId: 'String',
  Url: 'String',
  UrlDomain: 'String',
  UrlLocation: 'String',
};

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-emailevents-table. */
export function emailEvents(world: World): Table {
  const own = world.tenant.defaultDomain;
  const rows = mails(world).map((mail) => ({
    ...shared(mail),
    InternetMessageId: mail.internetId,
    SenderMailFromAddress: mail.sender,
    SenderFromDomain: mail.sender.split('@')[1] ?? '',
    Subject: mail.subject,
    EmailDirection: mail.sender.endsWith(`@${own}`) ? 'Intra-org' : 'Inbound',
    DeliveryAction: actionOf(mail),
    DeliveryLocation: mail.location,
    ThreatTypes: mail.threat,
    AttachmentCount: mail.attachment === '' ? 0 : 1,
    UrlCount: mail.url === '' ? 0 : 1,
  }));
  return tableOf(EVENTS, rows);
}

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-emailattachmentinfo-table. */
export function emailAttachmentInfo(world: World): Table {
  const rows = mails(world)
    .filter(({ attachment }) => attachment !== '')
    .map((mail) => ({
      ...shared(mail),
      FileName: mail.attachment,
      FileType: mail.attachment.split('.').at(-1) ?? '',
      SHA256: hashOf(mail.attachment, 'sha256'),
      FileSize: Buffer.byteLength(mail.attachment),
      ThreatTypes: mail.threat,
    }));
  return tableOf(ATTACHMENTS, rows);
}

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-emailurlinfo-table. */
export function emailUrlInfo(world: World): Table {
  const rows = mails(world)
    .filter(({ url }) => URL.canParse(url))
    .map(({ at, id, url }) => ({
      ...{ Timestamp: at, NetworkMessageId: id, Url: url, UrlLocation: 'Body' },
      UrlDomain: new URL(url).hostname,
    }));
  return tableOf(URLS, rows);
}

function shared({ at, id, sender, recipient }: Mail) {
  return { Timestamp: at, NetworkMessageId: id, SenderFromAddress: sender, RecipientEmailAddress: recipient };
}

function actionOf({ location }: Mail): string {
  if (location === 'Quarantine') return 'Blocked';
  return location === 'Junk folder' ? 'Junked' : 'Delivered';
}
