import { pino } from 'pino';
import type { Turn } from '../../src/teams/turn';

/** A turn of somebody in a conversation, for what takes one. */
export function turnIn(
  tenantId: string,
  conversation: Turn['conversation'],
  person: { id: string; name: string },
): Turn {
  return {
    asker: { tenantId, aadObjectId: person.id, name: person.name },
    conversation,
    ...{ team: undefined, activityId: undefined, timezone: undefined, brought: undefined },
    log: pino({ level: 'silent' }),
  };
}
