import { createHash } from 'node:crypto';
import type { World } from '../../world';

const HOUR_MS = 3_600_000;
const KEPT_HOURS = 30 * 24;

const mails = [
  ['billing@pay.fabrikam.example', 'Overdue payment 3301', 'HighConfPhish', 5],
  ['no-reply@sharepoint-docs.example', 'Ada shared "Berth plan" with you', 'Phish', 9],
  ['parcel@delivery-desk.example', 'Your parcel is waiting at customs', 'Spam', 14],
  ['hr@contoso-harbour.example', 'Updated salary letter', 'HighConfPhish', 27],
  ['deals@cheap-toner.example', '80% off toner, today only', 'Bulk', 31],
  ['scan@copier.example', 'Scanned document 0088.zip', 'Malware', 46],
  ['it-support@mail-quota.example', 'Your mailbox is almost full', 'Phish', 58],
  ['ceo.office@outlook-mail.example', 'Are you at your desk?', 'HighConfPhish', 73],
  ['invoice@freight-partner.example', 'Invoice 99120 attached', 'Malware', 96],
  ['news@marine-weekly.example', 'Marine weekly, issue 412', 'Bulk', 121],
  ['winner@lottery-eu.example', 'Claim number 5530-77', 'Spam', 150],
  ['security@account-check.example', 'Unusual sign-in to your account', 'Phish', 190],
  ['docs@e-sign-now.example', 'Contract ready for signature', 'Phish', 241],
] as const;

/** A quarantined mail, with the properties Get-QuarantineMessage documents. */
export interface Quarantined {
  Identity: string;
  ReceivedTime: string;
  Organization: string;
  MessageId: string;
  SenderAddress: string;
  RecipientAddress: string[];
  Subject: string;
  Size: number;
  Type: string;
  QuarantineTypes: string;
  PolicyType: string;
  PolicyName: string;
  Direction: string;
  Expires: string;
  Released: boolean;
  ReleaseStatus: string;
  Reported: boolean;
}

/** What lies in quarantine, newest first. */
export function quarantined({ tenant, clock }: World): Quarantined[] {
  const people = tenant.users.filter(
    ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
  );
  const hour = Math.floor(clock().getTime() / HOUR_MS);
  return mails.map(([sender, subject, type, hoursAgo], index) => {
    const hex = createHash('sha256').update(`${tenant.tenantId} ${subject}`).digest('hex');
    const recipient = people[(index * 7) % people.length]?.userPrincipalName ?? `it@${tenant.defaultDomain}`;
    const identity = `${guid(hex.slice(0, 32))}\\${guid(hex.slice(32))}`;
    const decided = tenant.quarantineDecisions.findLast((one) => one.identity === identity);
    const policy = type === 'Malware' ? 'AntiMalwarePolicy' : 'HostedContentFilterPolicy';
    return {
      Identity: identity,
      ReceivedTime: new Date((hour - hoursAgo) * HOUR_MS).toISOString(),
      Organization: tenant.initialDomain,
      MessageId: `<${hex.slice(0, 24)}@${sender.split('@')[1] ?? ''}>`,
      SenderAddress: sender,
      RecipientAddress: [recipient],
      Subject: subject,
      Size: 12_000 + 871 * index,
      Type: type,
      QuarantineTypes: type,
      PolicyType: policy,
      PolicyName: 'Default',
      Direction: 'Inbound',
      Expires: new Date((hour - hoursAgo + KEPT_HOURS) * HOUR_MS).toISOString(),
      Released: decided?.status === 'Released',
      ReleaseStatus: decided?.status ?? 'NotReleased',
      Reported: false,
    };
  });
}

/** Whether a mail came within a span; an end that is not given is open. */
export function isReceived({ ReceivedTime }: Quarantined, start?: string, end?: string): boolean {
  const at = Date.parse(ReceivedTime);
  return at >= Date.parse(start ?? '1970-01-01') && at <= Date.parse(end ?? '9999-12-31');
}

/** The header as it stands in the mail. */
export function headerOf(message: Quarantined): string {
  return headerLines(message).join('\r\n');
}

/** The mail itself, as a file. Nothing in it does harm. */
export function emlOf(message: Quarantined): string {
  return [
    ...headerLines(message),
    '',
    'This is a mail of the sandbox. The real one would ask you to click somewhere.',
    '',
  ].join('\r\n');
}

function headerLines(message: Quarantined): string[] {
  const domain = message.SenderAddress.split('@')[1] ?? '';
  return [
    'Received: from AM0PR05MB4321.eurprd05.prod.outlook.com by mx.contosoharbour.example with HTTPS; ' +
      new Date(message.ReceivedTime).toUTCString(),
    `Received: from mail.${domain} (198.51.100.77) by AM0PR05MB4321.eurprd05.prod.outlook.com; ` +
      new Date(Date.parse(message.ReceivedTime) - 2_000).toUTCString(),
    'Authentication-Results: spf=fail (sender IP is 198.51.100.77)',
    ` smtp.mailfrom=${domain}; dkim=none (message not signed) header.d=none; dmarc=fail action=quarantine`,
    ` header.from=${domain};compauth=fail reason=000`,
    `From: ${message.SenderAddress}`,
    `To: ${message.RecipientAddress.join(', ')}`,
    `Subject: ${message.Subject}`,
    `Date: ${new Date(message.ReceivedTime).toUTCString()}`,
    `Message-ID: ${message.MessageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
}

function guid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
