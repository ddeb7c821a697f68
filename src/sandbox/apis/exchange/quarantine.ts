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
    const policy = type === 'Malware' ? 'AntiMalwarePolicy' : 'HostedContentFilterPolicy';
    return {
      Identity: `${guid(hex.slice(0, 32))}\\${guid(hex.slice(32))}`,
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
      Released: false,
      ReleaseStatus: 'NotReleased',
      Reported: false,
    };
  });
}

/** The mail itself, as a file. Nothing in it does harm. */
export function emlOf(message: Quarantined): string {
  return [
    `From: ${message.SenderAddress}`,
    `To: ${message.RecipientAddress.join(', ')}`,
    `Subject: ${message.Subject}`,
    `Date: ${new Date(message.ReceivedTime).toUTCString()}`,
    `Message-ID: ${message.MessageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'This is a mail of the sandbox. The real one would ask you to click somewhere.',
    '',
  ].join('\r\n');
}

function guid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
