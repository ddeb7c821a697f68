import { z } from 'zod/v4';
import { noticeCard } from '../../cards/notice';
import { bytesOf, type OfferedFile } from '../../files/file';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { Sendable } from '../answer';
import { holderIn, linkTo } from '../files/offer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { defineAction } from './define';
import { texts } from '../../texts/texts';

export const CONSENT = 'file.consent';

const context = z.looseObject({ file: z.string().regex(/^[\w-]{22}$/) });
const uploadInfo = z.looseObject({
  uploadUrl: z.string().max(8_000),
  contentUrl: z.string().max(4_000),
  name: z.string().min(1).max(400),
  uniqueId: z.string().max(200),
  fileType: z.string().max(40).nullish(),
});
type UploadInfo = z.infer<typeof uploadInfo>;

/** Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4, invoke activity. */
const decision = z.discriminatedUnion('action', [
  z.looseObject({ action: z.literal('accept'), context, uploadInfo }),
  z.looseObject({ action: z.literal('decline'), context }),
]);

/** Puts a file that waits for this person into their OneDrive, or gives it by a link when they would rather not. */
export const fileConsent = defineAction<Services, z.infer<typeof decision>>({
  verb: CONSENT,
  who: 'anyone',
  data: decision,
  async run(data, turn, services) {
    const file = await services.files.claim(holderIn(turn), data.context.file);
    if (file === undefined) return { card: gone() };
    if (data.action === 'decline')
      return { card: await instead(file, texts().files.declined, turn, services) };
    return { card: await saved(file, data.uploadInfo, turn, services) };
  },
});

async function saved(file: OfferedFile, info: UploadInfo, turn: Turn, services: Services): Promise<Sendable> {
  const { oneDrive } = services;
  if (oneDrive === undefined) return instead(file, texts().files.noOneDrive, turn, services);
  try {
    await oneDrive.upload(info.uploadUrl, bytesOf(file));
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    turn.log.warn({ err: error }, 'a file was not put into OneDrive');
    return instead(file, texts().files.notSaved, turn, services);
  }
  const notice = noticeCard({
    title: texts().files.saved.title(file.name),
    text: texts().files.saved.text,
    tone: 'good',
  });
  return oneDrive.holds(info.contentUrl) ? { ...notice, attachment: fileInfo(info) } : notice;
}

/** Source: …/bots-filesv4, notifying the user about an uploaded file. */
function fileInfo({ contentUrl, name, uniqueId, fileType }: UploadInfo): Sendable['attachment'] {
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.info',
    ...{ contentUrl, name },
    content: { uniqueId, fileType: fileType ?? '' },
  };
}

/** Without an address for browsers the file is gone: it can be asked for again. */
async function instead(file: OfferedFile, text: string, turn: Turn, { files }: Services): Promise<Sendable> {
  return linkTo(file, { title: file.name, text }, turn.asker.tenantId, files);
}

function gone(): Sendable {
  return noticeCard(texts().files.gone);
}
