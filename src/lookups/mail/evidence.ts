import { z } from 'zod/v4';
import type { StoredAlert } from '../../alerts/list';

const sender = z.object({ emailAddress: z.string().nullish() }).nullish();

/** Source: the Graph metadata, microsoft.graph.security.analyzedMessageEvidence. */
const messageEvidence = z.object({
  '@odata.type': z.literal('#microsoft.graph.security.analyzedMessageEvidence'),
  networkMessageId: z.string().nullish(),
  internetMessageId: z.string().nullish(),
  subject: z.string().nullish(),
  senderIp: z.string().nullish(),
  recipientEmailAddress: z.string().nullish(),
  receivedDateTime: z.string().nullish(),
  deliveryLocation: z.string().nullish(),
  p1Sender: sender,
  p2Sender: sender,
  urls: z.array(z.string()).nullish(),
});
const raw = z.object({ evidence: z.array(z.unknown()) });

/** A mail as something knows it that is not its mailbox: an alert, or advanced hunting. */
export interface KnownMail {
  networkMessageId: string | undefined;
  internetMessageId: string | undefined;
  recipient: string | undefined;
  sender: string | undefined;
  subject: string | undefined;
  senderIp: string | undefined;
  at: Date | undefined;
  where: string | undefined;
  urls: string[];
}

/** The mails that alerts name, the newest alert's first; each copy once. */
export function mailsInAlerts(alerts: readonly StoredAlert[]): KnownMail[] {
  const all = alerts.flatMap((alert) =>
    (raw.safeParse(alert.raw).data?.evidence ?? []).flatMap((item) => {
      const found = messageEvidence.safeParse(item).data;
      return found === undefined ? [] : [knownFrom(found)];
    }),
  );
  return distinctCopies(all);
}

/** Each mail once in each mailbox. */
export function distinctCopies(mails: readonly KnownMail[]): KnownMail[] {
  const keyOf = ({ networkMessageId, internetMessageId, recipient }: KnownMail) =>
    `${networkMessageId ?? internetMessageId ?? ''} ${recipient ?? ''}`.toLowerCase();
  return [...new Map([...mails].reverse().map((mail) => [keyOf(mail), mail])).values()].reverse();
}

/** Whether an id is one of this mail's, with or without its angle brackets. */
export function hasId({ networkMessageId, internetMessageId }: KnownMail, id: string): boolean {
  const wanted = bare(id);
  return [networkMessageId, internetMessageId].some((one) => one !== undefined && bare(one) === wanted);
}

function bare(id: string): string {
  return id.replace(/^<(.*)>$/, '$1').toLowerCase();
}

function knownFrom(found: z.infer<typeof messageEvidence>): KnownMail {
  const at = new Date(found.receivedDateTime ?? Number.NaN);
  return {
    networkMessageId: found.networkMessageId ?? undefined,
    internetMessageId: found.internetMessageId ?? undefined,
    recipient: found.recipientEmailAddress ?? undefined,
    sender: found.p2Sender?.emailAddress ?? found.p1Sender?.emailAddress ?? undefined,
    subject: found.subject ?? undefined,
    senderIp: found.senderIp ?? undefined,
    at: Number.isNaN(at.getTime()) ? undefined : at,
    where: found.deliveryLocation ?? undefined,
    urls: found.urls ?? [],
  };
}
