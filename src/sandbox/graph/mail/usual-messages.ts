import { createHash } from 'node:crypto';
import type { DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';

const HOUR_MS = 3_600_000;
const subjects = ['Minutes of Monday', 'Invoice 20418', 'Crane 4 is back in service', 'Lunch on Thursday?'];

/** What colleagues wrote to somebody. */
export function messagesOf({ tenant, clock }: World, user: DirectoryUser): Record<string, unknown>[] {
  const today = Math.floor(clock().getTime() / (24 * HOUR_MS)) * 24 * HOUR_MS;
  const senders = tenant.users.filter(({ id, userType }) => id !== user.id && userType === 'Member');
  return subjects.map((subject, index) => {
    const dice = createHash('sha256').update(`${user.id} ${subject}`).digest();
    const sender = senders[dice.readUInt8(0) % senders.length] ?? user;
    const address = { emailAddress: { name: sender.displayName, address: sender.userPrincipalName } };
    const received = new Date(today - (24 * index + 15) * HOUR_MS).toISOString();
    return {
      id: `AAMk${dice.toString('base64url')}`,
      receivedDateTime: received,
      sentDateTime: received,
      hasAttachments: subject.startsWith('Invoice'),
      subject,
      bodyPreview: `${subject}. See you at the quay.`,
      importance: 'normal',
      isRead: index > 0,
      from: address,
      sender: address,
      internetMessageId: `<${dice.toString('hex').slice(0, 24)}@${tenant.defaultDomain}>`,
      replyTo: [],
      toRecipients: [{ emailAddress: { name: user.displayName, address: user.userPrincipalName } }],
      ccRecipients: [],
      body: { contentType: 'text', content: `${subject}. See you at the quay.` },
      internetMessageHeaders: [],
    };
  });
}
