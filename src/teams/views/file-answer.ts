import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { LARGEST_FILE_BYTES } from '../../files/file';
import { type Format, FORMATS, type Shape, writeDown, type Written } from '../../files/written';
import type { Answer } from '../answer';
import { offerFile } from '../files/offer';
import type { Services } from '../services';
import type { Turn } from '../turn';

/** What goes into a file, and how it is spoken of. */
export interface FileContent<T> {
  /** What the file is called, and the first word of the audit entry. */
  area: string;
  /** What the records are called: `alert` and `alerts`. */
  one: string;
  many: string;
  records: AsyncIterable<T>;
  shape: Shape<T>;
  /** Which of them, such as a query. */
  which: string;
  /** The same for the audit, in English, where it is a text of the catalogue. */
  subject?: string;
  /** What to do when not all of them find room. */
  whenCut: string;
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
  { area, one, many, which, subject = which, whenCut }: Omit<FileContent<unknown>, 'records' | 'shape'>,
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
    subject,
    detail: { format, count },
  });
  const name = `${area}-${clock().toISOString().slice(0, 16).replaceAll(/[T:]/g, '-')}.${format}`;
  const much = count.toLocaleString('en');
  const part = cut ? ` A file holds 1 MB: it has the first ${much}${whenCut}.` : '';
  const words = { title: `${much} ${count === 1 ? one : many} in a file`, text: `For ${which}.${part}` };
  return offerFile({ name, contentType, content }, words, turn, services);
}

/** The format that was said, if any. */
export function formatOf(word: string): Format | undefined {
  return FORMATS.find((one) => one === word.toLowerCase());
}

/** @param command what a button types, with the format after it and then `rest` */
export function whichFormat(command: string, rest: string, hint: string): Card {
  const buttons: Button[] = FORMATS.map((format) => ({
    title: format.toUpperCase(),
    verb: 'command.run',
    data: { text: `${command} ${format} ${rest}`.trim().slice(0, 550) },
  }));
  const text = `Type ${command} csv or ${command} json${hint}.`;
  return noticeCard({ title: 'In which format?', text, buttons });
}
