import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { bytesOf, type OfferedFile } from '../../files/file';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { consentRequest } from './consent-request';
import { texts } from '../../texts/texts';

/** How a file is spoken of. */
interface Words {
  title: string;
  text: string;
}

/**
 * Hands a file over: in a personal chat into the asker's OneDrive, once they agree to it, elsewhere by a link that works
 * once. Teams asks for that consent in personal chats alone, and Agents Playground does not.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4, use the Teams bot APIs.
 */
export async function offerFile(
  file: OfferedFile,
  words: Words,
  turn: Turn,
  services: Services,
): Promise<Answer> {
  const { asker, conversation } = turn;
  const { files, oneDrive } = services;
  if (oneDrive === undefined || conversation.kind !== 'personal')
    return { card: await linkTo(file, words, asker.tenantId, files) };
  const id = await files.hold(holderIn(turn), file);
  const request = { id, name: file.name, bytes: bytesOf(file).byteLength };
  return { card: consentRequest(request, words), apart: true };
}

/** Whose consent counts: that of who asked, in the conversation that they asked in. */
export function holderIn({ asker, conversation }: Turn) {
  return { tenantId: asker.tenantId, personId: asker.aadObjectId, conversationId: conversation.id };
}

/** The same file by a link. */
export async function linkTo(
  file: OfferedFile,
  { title, text }: Words,
  tenantId: string,
  files: Services['files'],
): Promise<Card> {
  const url = await files.offer(tenantId, file);
  if (url === undefined) return noAddress();
  return noticeCard({
    title,
    text: texts().files.link(text),
    links: [{ title: texts().files.download, url }],
  });
}

export function noAddress(): Card {
  return noticeCard({ ...texts().files.noAddress, tone: 'attention' });
}
