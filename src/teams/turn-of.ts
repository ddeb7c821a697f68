import type { TurnContext } from 'botbuilder';
import type { Log } from '../log';
import { type IncomingActivity, activitySchema, tenantOf } from './activity';
import { readBrought } from './sso/brought';
import type { Turn } from './turn';

/** Who asks and where, from an activity that has passed the gate. */
export function turnOf({ activity }: TurnContext, log: Log): Turn {
  const parsed = activitySchema.parse(activity);
  const tenantId = tenantOf(parsed) ?? '';
  return {
    asker: {
      tenantId,
      aadObjectId: (parsed.from.aadObjectId ?? '').toLowerCase(),
      name: parsed.from.name ?? 'Someone',
    },
    conversation: { id: parsed.conversation.id, kind: kindOf(parsed) },
    team: teamOf(parsed),
    activityId: parsed.replyToId ?? undefined,
    timezone: parsed.localTimezone ?? undefined,
    brought: readBrought(activity.value),
    log: log.child({ conversation: parsed.conversation.id, activity: parsed.id }),
  };
}

function teamOf({ channelData }: IncomingActivity): Turn['team'] {
  const { aadGroupId, name } = channelData?.team ?? {};
  return typeof aadGroupId === 'string' ? { id: aadGroupId, name: name ?? aadGroupId } : undefined;
}

function kindOf({ conversation }: IncomingActivity): Turn['conversation']['kind'] {
  const { conversationType } = conversation;
  return conversationType === 'channel' || conversationType === 'groupChat' ? conversationType : 'personal';
}
