import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { LARGEST_FILE_BYTES } from '../../files/file';
import { type Format, FORMATS, type Shape, writeDown, type Written } from '../../files/written';
import type { Answer } from '../answer';
import { offerFile } from '../files/offer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { inNumbers, texts } from '../../texts/texts';

/** What goes into a file, and how it is spoken of. */
export interface FileContent<T> {
  /** What the file is called, and the first word of the audit entry. */
  area: string;
  /** Says of so many records that they are in a file. */
  title: (count: number, shown: string) => string;
  records: AsyncIterable<T>;
  shape: Shape<T>;
  /** Which of them, such as a query: for the audit. */
  which: string;
  /** The same for whoever asked; `cut` where only so many of them find room, with what to do about the others. */
  whole: string;
  cut: (shown: string) => string;
}

/** Offers records as a file, with an audit entry of who took what. */
export async function fileAnswer<T>(
  content: FileContent<T>,
  format: Format,
  turn: Turn,
  services: Services,
): Promise<Answer> {
  const written = await writeDown(content.records, content.shape, format, LARGEST_FILE_BYTES);
  return offeredAnswer(content, written, format, turn, services);
}

/** The same for what has been written down before. */
export async function offeredAnswer(
  { area, title, which, whole, cut: whenCut }: Omit<FileContent<unknown>, 'records' | 'shape'>,
  { content, contentType, count, cut }: Written,
  format: Format,
  turn: Turn,
  services: Services,
): Promise<Answer> {
  const { tenantId, aadObjectId } = turn.asker;
  const { audit, clock } = services;
  await audit.record(tenantId, {
    actor: aadObjectId,
    action: `${area}.exported`,
    subject: which,
    detail: { format, count },
  });
  const name = `${area}-${clock().toISOString().slice(0, 16).replaceAll(/[T:]/g, '-')}.${format}`;
  const much = inNumbers(count);
  const words = { title: title(count, much), text: cut ? whenCut(much) : whole };
  return offerFile({ name, contentType, content }, words, turn, services);
}

/** The format that was said, if any. */
export function formatOf(word: string): Format | undefined {
  return FORMATS.find((one) => one === word.toLowerCase());
}

/**
 * @param command what a button types, with the format after it and then `rest`
 * @param text what can be typed
 */
export function whichFormat(command: string, rest: string, text: string): Card {
  const buttons: Button[] = FORMATS.map((format) => ({
    title: format.toUpperCase(),
    verb: 'command.run',
    data: { text: `${command} ${format} ${rest}`.trim().slice(0, 550) },
  }));
  return noticeCard({ title: texts().files.which.title, text, buttons });
}
