import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { parseAnswer } from './answer';
import type { Graph } from './client';
import { odataLiteral } from './literal';

const OPERATION = 'read mail';
/** A mail's own limit is 150 MB, most of it attachments, which do not come with it; a text this long is no text. */
const LARGEST_MESSAGE_BYTES = 4_000_000;
const LARGEST_HASHED_BYTES = 1_000_000;
const MOST_ATTACHMENTS = 50;

const address = z.object({
  emailAddress: z.object({ name: z.string().nullish(), address: z.string().nullish() }).nullish(),
});
export type Address = z.infer<typeof address>;

/** Source: the Graph metadata, microsoft.graph.message. */
const message = z.object({
  id: z.string(),
  subject: z.string().nullish(),
  internetMessageId: z.string().nullish(),
  receivedDateTime: z.string().nullish(),
  hasAttachments: z.boolean().nullish(),
  from: address.nullish(),
  sender: address.nullish(),
  replyTo: z.array(address).nullish(),
  toRecipients: z.array(address).nullish(),
  ccRecipients: z.array(address).nullish(),
  internetMessageHeaders: z
    .array(z.object({ name: z.string().nullish(), value: z.string().nullish() }))
    .nullish(),
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
});
export type Message = z.infer<typeof message>;
const SELECT = Object.keys(message.shape).join(',');

/** Source: the Graph metadata, microsoft.graph.attachment. */
const attachment = z.object({
  id: z.string(),
  name: z.string().nullish(),
  contentType: z.string().nullish(),
  size: z.number().nullish(),
});
export type Attachment = z.infer<typeof attachment> & {
  /** Undefined: it is too large to be read, or is no file. */
  sha256: string | undefined;
};

const content = z.object({ contentBytes: z.string().nullish() });

/**
 * The mail of this Message-ID in a mailbox, its body as text.
 * Source: user-list-messages, `$filter`, and the header Prefer: outlook.body-content-type.
 *
 * @throws GraphFailure; of kind `not-found` for a mailbox that is not there
 */
export async function findMessage(
  graph: Graph,
  mailbox: string,
  internetMessageId: string,
): Promise<Message | undefined> {
  const filter = encodeURIComponent(`internetMessageId eq ${odataLiteral(internetMessageId)}`);
  const answer = await graph.send({
    operation: OPERATION,
    method: 'GET',
    path: `/users/${encodeURIComponent(mailbox)}/messages?$filter=${filter}&$top=1&$select=${SELECT}`,
    headers: { Prefer: 'outlook.body-content-type="text"' },
    mostBytes: LARGEST_MESSAGE_BYTES,
  });
  return parseAnswer(OPERATION, answer, z.object({ value: z.array(message) })).value[0];
}

/**
 * The attachments of a mail by name, type, size and hash. Of the small ones the bytes are read to be hashed, and
 * forgotten. Sources: message-list-attachments; attachment-get.
 *
 * @throws GraphFailure
 */
export async function listAttachments(graph: Graph, mailbox: string, id: string): Promise<Attachment[]> {
  const path = `/users/${encodeURIComponent(mailbox)}/messages/${encodeURIComponent(id)}/attachments`;
  const query = `?$select=id,name,contentType,size&$top=${MOST_ATTACHMENTS}`;
  const { value } = await graph.read(OPERATION, path + query, z.object({ value: z.array(attachment) }));
  const hashed: Attachment[] = [];
  // One after the other, so that one is in memory at a time.
  for (const one of value.slice(0, MOST_ATTACHMENTS)) {
    const small = hashed.length < MOST_HASHED && (one.size ?? Infinity) <= LARGEST_HASHED_BYTES;
    const sha256 = small ? await hashOf(graph, `${path}/${encodeURIComponent(one.id)}`) : undefined;
    hashed.push({ ...one, sha256 });
  }
  return hashed;
}

const MOST_HASHED = 5;

async function hashOf(graph: Graph, path: string): Promise<string | undefined> {
  const mostBytes = 2 * LARGEST_HASHED_BYTES;
  const answer = await graph
    .send({ operation: OPERATION, method: 'GET', path, mostBytes })
    // The hash is an extra: the rest of the mail is not withheld for it.
    .catch(() => undefined);
  const bytes = content.safeParse(answer?.body).data?.contentBytes;
  return bytes == null ? undefined : createHash('sha256').update(Buffer.from(bytes, 'base64')).digest('hex');
}
