import { createHash } from 'node:crypto';
import { ok } from '../../http/answer';
import type { DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';
import type { GraphCall, Route } from '../call';
import { GraphRefusal } from '../failure';
import { page } from '../page';
import { pick, selection } from '../select';

const HOUR_MS = 3_600_000;
const TYPE = 'microsoft.graph.message';
const subjects = ['Minutes of Monday', 'Invoice 20418', 'Crane 4 is back in service', 'Lunch on Thursday?'];

/** Source: user-list-messages (needs Mail.Read). */
export const messageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user}/messages',
    permissions: ['Mail.Read', 'Mail.ReadWrite'],
    query: ['$top', '$select', '$skip', '$count'],
    handle(call) {
      const user = findMailbox(call);
      const messages = messagesOf(call.world, user);
      const known = (name: string) => messages.some((message) => name in message);
      const names = selection(call.query('$select'), known, TYPE);
      const shown = messages.map((message) => ({
        '@odata.etag': `W/"${String(message['id']).slice(-12)}"`,
        ...pick(message, names),
      }));
      return ok(page(call, shown, { context: `users('${user.id}')/messages`, standard: 10, largest: 1000 }));
    },
  },
];

/** The user whose mailbox a path names: guests and people who have left have none here. */
function findMailbox(call: GraphCall): DirectoryUser {
  const key = call.param('user');
  const user = call.world.tenant.users.find(({ id, userPrincipalName }) =>
    [id, userPrincipalName.toLowerCase()].includes(key.toLowerCase()),
  );
  if (user === undefined)
    throw new GraphRefusal(404, 'ErrorInvalidUser', `The requested user '${key}' is invalid.`);
  if (user.accountEnabled && user.userType === 'Member') return user;
  throw new GraphRefusal(
    404,
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  );
}

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
    };
  });
}
