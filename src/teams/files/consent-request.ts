import { noticeCard } from '../../cards/notice';
import { plainText } from '../../cards/plain-text';
import type { Sendable } from '../answer';
import { texts } from '../../texts/texts';

/** What the request carries back: an opaque id of the file, and nothing that is believed. */
export interface ConsentContext {
  file: string;
}

/**
 * Asks whether a file may be put into OneDrive.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4, message requesting permission to upload.
 */
export function consentRequest(
  { id, name, bytes }: { id: string; name: string; bytes: number },
  { title, text }: { title: string; text: string },
): Sendable {
  const card = noticeCard({ title, text: texts().files.consent(text) });
  const context: ConsentContext = { file: id };
  const description = plainText(texts().files.description(title, text), 400);
  return {
    ...card,
    attachment: {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name,
      content: { description, sizeInBytes: bytes, acceptContext: context, declineContext: context },
    },
  };
}
