import { ok } from '../../http/answer';
import type { DirectoryUser } from '../../tenant/tenant';
import type { World } from '../../world';
import type { GraphCall, Route } from '../call';
import { GraphRefusal } from '../failure';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { pick, selection } from '../select';
import { alertMessages } from './alert-messages';
import { messagesOf } from './usual-messages';

const TYPE = 'microsoft.graph.message';

/** Source: user-list-messages (needs Mail.Read). */
export const messageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user}/messages',
    permissions: ['Mail.Read', 'Mail.ReadWrite'],
    query: ['$top', '$select', '$skip', '$count', '$filter'],
    handle(call) {
      const user = findMailbox(call);
      const messages = filtered(call, mailbox(call.world, user));
      const known = (name: string) => PROPERTIES.includes(name);
      const names = selection(call.query('$select'), known, TYPE);
      const shown = messages.map((message) => ({
        '@odata.etag': `W/"${String(message['id']).slice(-12)}"`,
        ...pick(message, names),
      }));
      return ok(page(call, shown, { context: `users('${user.id}')/messages`, standard: 10, largest: 1000 }));
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/messages/{message}/attachments',
    permissions: ['Mail.Read', 'Mail.ReadWrite'],
    query: ['$top', '$select', '$skip', '$count'],
    handle(call) {
      const { user, message } = findMessage(call);
      const names = selection(call.query('$select'), (name) => ATTACHMENT.includes(name), FILE_TYPE);
      const shown = attachmentsOf(message).map((one) => pick(one, names));
      const context = `users('${user.id}')/messages('${String(message['id'])}')/attachments`;
      return ok(page(call, shown, { context, standard: 10, largest: 1000 }));
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/messages/{message}/attachments/{attachment}',
    permissions: ['Mail.Read', 'Mail.ReadWrite'],
    query: ['$select'],
    handle(call) {
      const { message } = findMessage(call);
      const found = attachmentsOf(message).find(({ id }) => id === call.param('attachment'));
      if (found === undefined) throw itemNotFound();
      const context = contextOf(call, 'attachments/$entity');
      const contentBytes = contentOf(String(found['name'])).toString('base64');
      return ok({ '@odata.context': context, ...found, contentBytes });
    },
  },
];

/** Source: the Graph metadata, microsoft.graph.message; those that this tenant fills. */
const PROPERTIES = [
  ...[
    'id',
    'receivedDateTime',
    'sentDateTime',
    'hasAttachments',
    'internetMessageId',
    'subject',
    'bodyPreview',
  ],
  ...['importance', 'isRead', 'from', 'sender', 'replyTo', 'toRecipients', 'ccRecipients', 'body'],
  'internetMessageHeaders',
];
const FILE_TYPE = 'microsoft.graph.fileAttachment';
/** Of attachment and fileAttachment. */
const ATTACHMENT = ['id', 'name', 'contentType', 'size', 'isInline', 'lastModifiedDateTime'];

function mailbox(world: World, user: DirectoryUser): Record<string, unknown>[] {
  return [...alertMessages(world, user), ...messagesOf(world, user)].sort((one, other) =>
    String(other['receivedDateTime']).localeCompare(String(one['receivedDateTime'])),
  );
}

/** Source: user-list-messages, `$filter`. */
function filtered(call: GraphCall, messages: Record<string, unknown>[]): Record<string, unknown>[] {
  const filter = call.query('$filter');
  if (filter === undefined) return messages;
  const properties = { internetMessageId: 'string', subject: 'string', receivedDateTime: 'instant' } as const;
  return messages.filter(compileFilter(filter, { type: TYPE, properties }));
}

function findMessage(call: GraphCall): { user: DirectoryUser; message: Record<string, unknown> } {
  const user = findMailbox(call);
  const message = mailbox(call.world, user).find(({ id }) => id === call.param('message'));
  if (message === undefined) throw itemNotFound();
  return { user, message };
}

function itemNotFound(): GraphRefusal {
  return new GraphRefusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

function attachmentsOf(message: Record<string, unknown>): Record<string, unknown>[] {
  if (message['hasAttachments'] !== true) return [];
  const name = String(message['subject']).startsWith('Invoice') ? 'invoice-20418.pdf' : 'parcel-label.pdf';
  return [
    {
      '@odata.type': `#${FILE_TYPE}`,
      id: `${String(message['id'])}-1`,
      lastModifiedDateTime: message['receivedDateTime'],
      name,
      contentType: 'application/pdf',
      size: contentOf(name).byteLength,
      isInline: false,
    },
  ];
}

/** A file of the sandbox holds its own name, which does no harm and has the hash that hunting knows it by. */
function contentOf(name: string): Buffer {
  return Buffer.from(name);
}

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
