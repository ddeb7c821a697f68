import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { LARGEST_MAIL_BYTES } from '../../files/file';
import { emlFrom } from '../../lookups/quarantine/eml';
import {
  exportQuarantined,
  type ExchangeOf,
  type QuarantinedMail,
} from '../../microsoft/exchange/quarantine';
import { texts } from '../../texts/texts';
import { noAddress } from '../files/offer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { sizeInWords } from '../lookups/mail-sections';

/** Base64 takes a third more, beside what stands around it. */
const LARGEST_ANSWER_BYTES = 1.4 * LARGEST_MAIL_BYTES + 10_000;

/**
 * The mail as a file by a link that works once. It is kept sealed and never shown,
 * and never put into OneDrive: it would come to every device that syncs with it. @throws GraphFailure
 */
export async function emlAnswer(
  mail: QuarantinedMail,
  at: ExchangeOf,
  { asker: { tenantId, aadObjectId } }: Turn,
  { files, audit }: Services,
): Promise<Card> {
  if ((mail.Size ?? 0) > LARGEST_MAIL_BYTES) return tooLarge(mail.Size ?? 0);
  await audit.record(tenantId, {
    actor: aadObjectId,
    action: 'quarantine.exported',
    subject: mail.Identity,
    detail: { sender: mail.SenderAddress ?? null, size: mail.Size ?? null },
  });
  const bytes = emlFrom(await exportQuarantined(at, mail.Identity, LARGEST_ANSWER_BYTES));
  const words = texts().quarantine;
  if (bytes === undefined)
    return noticeCard({ title: words.noMail, text: words.noMailBecause, tone: 'warning' });
  if (bytes.byteLength > LARGEST_MAIL_BYTES) return tooLarge(bytes.byteLength);
  const name = `quarantined-${mail.Identity.slice(0, 8)}.eml`;
  const url = await files.offer(tenantId, {
    ...{ name, contentType: 'application/octet-stream', encoding: 'base64' },
    content: bytes.toString('base64'),
  });
  if (url === undefined) return noAddress();
  return noticeCard({
    title: `${name}, ${sizeInWords(bytes.byteLength)}`,
    text: words.dangerous,
    tone: 'warning',
    links: [{ title: words.download, url }],
  });
}

function tooLarge(size: number): Card {
  const words = texts().quarantine;
  return noticeCard({
    title: words.tooLarge,
    text: words.tooLargeFor(sizeInWords(size), sizeInWords(LARGEST_MAIL_BYTES)),
  });
}
