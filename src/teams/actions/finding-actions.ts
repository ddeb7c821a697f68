import { z } from 'zod/v4';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Connection } from '../../connection/connection-store';
import { withForeign } from '../../connection/desired-state';
import type { SetupStep } from '../../connection/setup/setup';
import { SNOOZE_DAYS } from '../../health/finding-store';
import type { Fix } from '../../health/fix';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { bulletinAnswer } from '../views/bulletin-view';
import { notConnected } from '../views/not-connected';
import { administratorOf, setupAnswer } from '../views/setup-view';
import { defineAction } from './define';
import { texts } from '../../texts/texts';

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

/** Which finding of which connection. */
const ofFinding = z.object({ connection: z.guid(), finding: z.string().min(1).max(300) });

/** Leads to what mends just that, behind an approval. */
export const findingFix = defineAction<Services, z.infer<typeof ofFinding>>({
  verb: 'finding.fix',
  who: 'admin',
  patient: true,
  data: ofFinding,
  async run({ connection: id, finding: key }, turn, services) {
    const connection = await services.connections.get(turn.asker.tenantId, id);
    if (connection === undefined) return { card: notConnected() };
    const finding = (await services.findings.open(connection)).find((one) => one.key === key);
    if (finding?.fix === undefined) return { card: overAlready(connection) };
    const step = await mend(finding.fix, connection, turn, services);
    return { ...(await setupAnswer(step, turn, services)), apart: true };
  },
});

function mend(fix: Fix, connection: Connection, turn: Turn, { setup }: Services): Promise<SetupStep> {
  const administrator = administratorOf(turn);
  switch (fix.by) {
    case 'plan':
      return setup.mend(administrator, connection, fix.changes);
    case 'renewal':
      return setup.renew(administrator, connection);
    case 'removal':
      return setup.propose(administrator, connection, withForeign(connection.desired, fix.keyId, false));
    case 'settings':
      return setup.settings(administrator, connection, fix.step);
  }
}

/** A credential of somebody else stays on the application, and is not told of again. Nothing in the tenant changes. */
export const findingKeep = defineAction<Services, z.infer<typeof ofFinding>>({
  verb: 'finding.keep',
  who: 'admin',
  data: ofFinding,
  async run({ connection: id, finding: key }, { asker }, { connections, findings, audit, check }) {
    const connection = await connections.get(asker.tenantId, id);
    if (connection === undefined) return { card: notConnected() };
    const finding = (await findings.open(connection)).find((one) => one.key === key);
    if (finding?.fix?.by !== 'removal') return { card: overAlready(connection) };
    const { keyId } = finding.fix;
    await audit.record(asker.tenantId, {
      actor: asker.aadObjectId,
      action: 'credential.kept',
      subject: connection.name,
      detail: { keyId },
    });
    const desired = withForeign(connection.desired, keyId, true);
    await connections.desire(connection, desired);
    await check({ ...connection, desired });
    return { card: kept(connection) };
  },
});

function kept({ name }: Connection): Card {
  return noticeCard({
    ...texts().notices.kept,
    tone: 'good',
    buttons: [
      { title: texts().status.credentials, verb: 'command.run', data: { text: `credentials ${name}` } },
    ],
  });
}

function overAlready({ name }: Connection): Card {
  return noticeCard({
    ...texts().notices.nothingLeft,
    buttons: [{ title: texts().buttons.status, verb: 'command.run', data: { text: `status ${name}` } }],
  });
}

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
