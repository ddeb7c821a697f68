import { z } from 'zod/v4';
import type { Connection } from '../../connection/connection-store';
import { SNOOZE_DAYS } from '../../health/finding-store';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { bulletinAnswer } from '../views/bulletin-view';
import { notConnected } from '../views/not-connected';
import { defineAction } from './define';

/** Which connection, and the moment that its card shows: nobody decides about what came after. */
const shown = { connection: z.guid(), seen: z.iso.datetime() };
const takeData = z.object(shown);
const snoozeData = z.object({
  ...shown,
  days: z.coerce
    .number()
    .refine((days) => SNOOZE_DAYS.some((one) => one === days))
    .default(1),
});

export const findingTake = defineAction<Services, z.infer<typeof takeData>>({
  verb: 'finding.take',
  who: 'admin',
  data: takeData,
  run: ({ connection, seen }, turn, services) =>
    act(connection, 'finding.taken', { seen }, turn, services, (found) => {
      const { aadObjectId: id, name } = turn.asker;
      return services.findings.take(found, new Date(seen), { id, name });
    }),
});

export const findingSnooze = defineAction<Services, z.infer<typeof snoozeData>>({
  verb: 'finding.snooze',
  who: 'admin',
  data: snoozeData,
  run: ({ connection, seen, days }, turn, services) =>
    act(connection, 'finding.snoozed', { seen, days }, turn, services, (found) =>
      services.findings.snooze(found, new Date(seen), days),
    ),
});

/** Notes in the audit what somebody is about to do, does it, and shows everybody how things are then. */
async function act(
  connectionId: string,
  action: string,
  detail: Record<string, unknown>,
  { asker, timezone }: Turn,
  { connections, audit, findings, clock }: Services,
  work: (connection: Connection) => Promise<void>,
): Promise<Answer> {
  const connection = await connections.get(asker.tenantId, connectionId);
  if (connection === undefined) return { card: notConnected() };
  const actor = asker.aadObjectId;
  await audit.record(asker.tenantId, { actor, action, subject: connection.name, detail });
  await work(connection);
  const open = await findings.open(connection);
  const bulletin = { connection, open, healed: [], escalated: false, detour: undefined };
  return { card: bulletinAnswer(bulletin, clock(), timezone), everyone: true };
}
