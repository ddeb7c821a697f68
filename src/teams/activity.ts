import { z } from 'zod/v4';

const tenant = z.looseObject({ id: z.guid().transform((id) => id.toLowerCase()) });

/** The team of a channel. Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events, channelData. */
const team = z.looseObject({
  name: z.string().max(300).nullish(),
  aadGroupId: z.string().max(100).nullish(),
});

const words = z.string().max(1000).nullish();

/** The Bot Framework puts these into addresses and headers as they are, so they are printable ASCII, as Teams' are. */
const wireId = z
  .string()
  .max(1000)
  .regex(/^[\x21-\x7e]+$/);

/** The bot or a person. The Bot Framework writes all of it into the answer, and fails where a part is no text. */
const party = z.looseObject({
  id: z.string().min(1).max(1000),
  name: words,
  aadObjectId: z.string().max(200).nullish(),
  role: words,
  type: words,
});

/**
 * The part of an activity that everything after the gate relies on. Other fields are left to the Bot Framework.
 * Source: github.com/microsoft/botframework-sdk, specs/botframework-activity.
 */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: wireId.optional(),
  channelId: z.string().max(100),
  serviceUrl: z.string().max(2000),
  text: z.string().max(28_000).nullish(),
  name: z.string().max(200).nullish(),
  replyToId: wireId.nullish(),
  localTimezone: z.string().max(100).nullish(),
  locale: z.string().max(100).nullish(),
  from: party,
  recipient: party.nullish(),
  conversation: z.looseObject({
    id: wireId,
    name: words,
    aadObjectId: words,
    role: words,
    isGroup: z.boolean().nullish(),
    conversationType: z.string().max(100).nullish(),
    tenantId: z
      .guid()
      .transform((id) => id.toLowerCase())
      .nullish(),
  }),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .max(100)
    .nullish(),
  channelData: z.looseObject({ tenant: tenant.nullish(), team: team.nullish() }).nullish(),
});

export type IncomingActivity = z.infer<typeof activitySchema>;

/** The tenant an activity comes from; undefined when it names none, or two different ones. */
export function tenantOf({ conversation, channelData }: IncomingActivity): string | undefined {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => typeof id === 'string');
  return new Set(named).size === 1 ? named[0] : undefined;
}
