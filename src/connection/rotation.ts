import type { Clock } from '../clock';
import type { Database } from '../store/database';
import type { HeldCredential } from '../vault/credential-vault';
import { type ActualState, readActualState, type StateSources } from './actual-state';
import type { Approval } from './approvals/approval';
import type { ApprovalStore } from './approvals/approval-store';
import type { Connection, ConnectionStore } from './connection-store';
import { DAY_MS } from './dates';
import { type DesiredState, renewed } from './desired-state';
import { expiryOnApplication, isOnApplication, wantedKinds } from './live-credential';
import { identityOf, makePlan, type Plan } from './plan';
import type { Runner } from './runner';
import { texts } from '../texts/texts';

/** A credential is renewed this long before its end; one that does not last three times as long, in its last third. */
const LEAD_MS = 30 * DAY_MS;
const LEAD_SHARE = 1 / 3;
/** How long after a failure it is tried again. */
const PAUSE_MS = DAY_MS;
const OF_CREDENTIALS = ['add-certificate', 'add-secret', 'remove-certificate', 'remove-secret'];

export interface Rotation {
  /**
   * Begins to renew the credentials of a connection whose settings allow it, when one of them is near its end. It goes on
   * by itself; a failure is in its approval, and leaves the old ones in use.
   *
   * @throws GraphFailure when the tenant could not be read
   */
  renewWhenDue(connection: Connection): Promise<void>;
}

export interface RotationTools extends StateSources {
  database: Database;
  connections: Pick<ConnectionStore, 'get'>;
  approvals: ApprovalStore;
  runner: Runner;
  clock: Clock;
  /** Told when a renewal has come to its end, well or not. It must not throw. */
  ended: (connection: Connection) => Promise<void>;
}

export function createRotation(tools: RotationTools): Rotation {
  const { database, connections, runner, ended } = tools;

  async function carryOut(approval: Approval): Promise<void> {
    await runner.run(approval);
    const connection = await connections.get(approval.tenantId, approval.connectionId);
    if (connection !== undefined) await ended(connection);
  }

  return {
    async renewWhenDue(connection) {
      if (!renewsItself(connection.desired)) return;
      const approval = await database.exclusively(`rotation:${connection.id}`, () =>
        begin(connection, tools),
      );
      if (approval !== undefined) void carryOut(approval);
    },
  };
}

/** Whether nobody has to be asked: the bot makes the credential, and changes the application in its own name. */
export function renewsItself({ presence, mode, authority, credential }: DesiredState): boolean {
  const made = mode === 'guided' && credential.kind !== 'own-certificate' && credential.given === undefined;
  return presence === 'present' && made && authority === 'unattended' && credential.renewal === 'by-itself';
}

async function begin(known: Connection, tools: RotationTools): Promise<Approval | undefined> {
  const { tenantId, id } = known;
  // What was known may be of before a renewal that has just ended.
  const connection = await tools.connections.get(tenantId, id);
  if (connection === undefined || !renewsItself(connection.desired)) return undefined;
  if (!isFree(await tools.approvals.latest(tenantId, id), tools.clock())) return undefined;
  const actual = await readActualState(connection, tools);
  if (!isDue(connection.desired, actual)) return undefined;
  const desired = renewed(connection.desired, tools.clock());
  const plan = makePlan({ ...connection, desired }, actual);
  if (!isOfCredentialsAlone(plan)) return undefined;
  return tools.approvals.proceed({
    ...{ tenantId, connectionId: id, plan, desired, conversationId: '', needed: 0, bound: true },
    chosen: plan.changes.filter(isOfCredentials).map(identityOf),
    // Whoever approved the settings that allow it has approved this.
    approver: { id: connection.createdBy, name: texts().plan.by.settings },
  });
}

/** Whether nothing is under way or waits for somebody, and it has not failed a short while ago. */
function isFree(latest: Approval | undefined, now: Date): boolean {
  if (latest === undefined) return true;
  const { state, standing, decidedAt = now, expiresAt } = latest;
  if (state === 'approved' || (state === 'pending' && expiresAt > now)) return false;
  return !(standing && state === 'failed' && now.getTime() - decidedAt.getTime() < PAUSE_MS);
}

function isDue(desired: DesiredState, actual: ActualState): boolean {
  return wantedKinds(desired).some((kind) => {
    const ours = actual.held.filter((held) => held.kind === kind && isOnApplication(actual, held));
    return ours.length > 0 && ours.every((held) => isNearItsEnd(held, actual));
  });
}

function isNearItsEnd(held: HeldCredential, actual: ActualState): boolean {
  const lead = Math.min(LEAD_MS, (held.notAfter.getTime() - held.notBefore.getTime()) * LEAD_SHARE);
  return expiryOnApplication(actual, held).getTime() - actual.readAt.getTime() <= lead;
}

/** What cannot be left out is of credentials: nothing else is changed unless somebody approves it. */
function isOfCredentialsAlone({ changes }: Plan): boolean {
  return changes.every((change) => change.optional === true || isOfCredentials(change));
}

function isOfCredentials({ kind }: Plan['changes'][number]): boolean {
  return OF_CREDENTIALS.includes(kind);
}
