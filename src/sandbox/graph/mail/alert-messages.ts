import type { DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';
import { mailsOfAlerts } from '../../hunting/tables/mails';

/** The mails that alerts name, as they lie in the mailbox of whoever they came to, copies to others too. */
export function alertMessages(world: World, user: DirectoryUser): Record<string, unknown>[] {
  return mailsOfAlerts(world)
    .filter(({ recipient }) => recipient.toLowerCase() === user.userPrincipalName.toLowerCase())
    .map((mail) => {
      const sender = { emailAddress: { name: mail.sender.split('@')[0], address: mail.sender } };
      const at = mail.at.toISOString();
      return {
        id: `AAMk${Buffer.from(mail.id).toString('base64url')}`,
        receivedDateTime: at,
        sentDateTime: at,
        hasAttachments: mail.attachment !== '',
        internetMessageId: mail.internetId,
        subject: mail.subject,
        bodyPreview: 'A parcel waits for you.',
        importance: 'normal',
        isRead: true,
        from: sender,
        sender,
        replyTo: [{ emailAddress: { name: 'Desk', address: 'claims@parcel-desk-support.example' } }],
        toRecipients: [{ emailAddress: { name: user.displayName, address: user.userPrincipalName } }],
        ccRecipients: [],
        body: { contentType: 'text', content: bodyOf(mail.url) },
        internetMessageHeaders: headersOf(mail.sender, user.userPrincipalName, mail.at),
      };
    });
}

function bodyOf(url: string): string {
  return [
    'Dear customer,',
    '',
    'your parcel is waiting at our desk. Pay the fee of 1.99 within 24 hours:',
    url,
    '',
    'The parcel desk',
  ].join('\r\n');
}

/** As Exchange Online writes them. Source: learn.microsoft.com/defender-office-365/message-headers-eop-mdo. */
function headersOf(sender: string, recipient: string, at: Date): { name: string; value: string }[] {
  const domain = sender.split('@')[1] ?? '';
  const time = (secondsBefore: number) => new Date(at.getTime() - secondsBefore * 1000).toUTCString();
  return [
    {
      name: 'Received',
      value: `from AM0PR05MB4321.eurprd05.prod.outlook.com (2603:10a6::21) by DB7PR05MB1234.eurprd05.prod.outlook.com with HTTPS; ${time(0)}`,
    },
    {
      name: 'Received',
      value: `from mail.${domain} (198.51.100.77) by AM0PR05MB4321.eurprd05.prod.outlook.com (10.167.16.20) with Microsoft SMTP Server; ${time(3)}`,
    },
    {
      name: 'Authentication-Results',
      value: `spf=softfail (sender IP is 198.51.100.77) smtp.mailfrom=${domain}; dkim=none (message not signed) header.d=none;dmarc=fail action=none header.from=${domain};compauth=fail reason=001`,
    },
    { name: 'To', value: recipient },
    { name: 'MIME-Version', value: '1.0' },
  ];
}
