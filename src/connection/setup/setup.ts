import { canonical } from '../../audit/chain';
import { readOrganization } from '../../microsoft/graph/organization';
import { readActualState, type StateSources } from '../actual-state';
import type { Approval, Click } from '../approvals/approval';
import type { ApprovalStore } from '../approvals/approval-store';
import type { Connection, ConnectionStore } from '../connection-store';
import { type DesiredState, nothingDesired } from '../desired-state';
import { makePlan } from '../plan';
import { decide, type DecisionResult, type DecisionTools } from './decide';
import { policyFor } from './policy';

const CONNECTION_NAME = 'Drawbridge';

/** An administrator at work in a conversation. */
export interface Administrator {
  tenantId: string;
  id: string;
  name: string;
  conversationId: string;
}

/** Where the setup stands. */
export type SetupStep =
  | { step: 'welcome'; organisation: string }
  /** A plan waits for this administrator's approval. */
  | { step: 'plan'; connection: Connection; approval: Approval }
  /** An approved plan is being carried out. */
  | { step: 'running'; connection: Connection; approval: Approval }
  /** The tenant has what is desired. */
  | { step: 'connected'; connection: Connection };

export interface Setup {
  /** Where things stand; a connection that has been begun is planned again from where it was left. @throws GraphFailure */
  resume(administrator: Administrator): Promise<SetupStep>;
  /** Says what is desired and puts the plan for it before the administrator. @throws GraphFailure */
  propose(administrator: Administrator, desired: DesiredState): Promise<SetupStep>;
  /** Puts the plan that removes everything before the administrator; undefined: there is nothing. @throws GraphFailure */
  disconnect(administrator: Administrator, keepAlerts: boolean): Promise<SetupStep | undefined>;
  /** Decides on a plan; who may is looked up now. An approved one starts at once. @throws GraphFailure */
  decide(
    tenantId: string,
    approvalId: string,
    verdict: 'approved' | 'rejected',
    click: Click,
    chosen?: string[],
  ): Promise<DecisionResult>;
}

export interface SetupTools extends StateSources, DecisionTools {
  connections: ConnectionStore;
}

export function createSetup(tools: SetupTools): Setup {
  const { connections, approvals } = tools;

  async function plan(
    administrator: Administrator,
    connection: Connection,
    differs = false,
  ): Promise<SetupStep> {
    const running = await runningPlan(connection, approvals);
    if (running !== undefined) return { step: 'running', connection, approval: running };
    const current = makePlan(connection, await readActualState(connection, tools));
    if (current.changes.length === 0 && connection.savedAt !== undefined && !differs)
      return { step: 'connected', connection };
    const { tenantId, id, name, conversationId } = administrator;
    const { desired } = connection;
    const approval = await approvals.propose({
      ...{ tenantId, connectionId: connection.id, plan: current, desired, conversationId },
      approver: { id, name },
      ...policyFor(current, desired, id),
    });
    await tools.audit.record(tenantId, {
      actor: id,
      action: 'plan.proposed',
      subject: connection.name,
      detail: { plan: current.hash, changes: current.changes.map(({ sentence }) => sentence) },
    });
    return { step: 'plan', connection, approval };
  }

  return {
    async resume(administrator) {
      const connection = await connections.find(administrator.tenantId);
      if (connection !== undefined) return plan(administrator, connection);
      return {
        step: 'welcome',
        organisation: (await readOrganization(tools.graphOf(administrator.tenantId))).displayName,
      };
    },
    async propose(administrator, desired) {
      const before = await connections.find(administrator.tenantId);
      const running = before && (await runningPlan(before, approvals));
      if (before && running) return { step: 'running', connection: before, approval: running };
      const organisation =
        before?.organisation ?? (await readOrganization(tools.graphOf(administrator.tenantId))).displayName;
      const wish = { name: CONNECTION_NAME, organisation, desired, by: administrator.id };
      const connection = before ?? (await connections.begin(administrator.tenantId, wish));
      const differs = canonical(connection.desired) !== canonical(desired);
      return plan(administrator, { ...connection, desired }, differs);
    },
    async disconnect(administrator, keepAlerts) {
      const connection = await connections.find(administrator.tenantId);
      if (connection === undefined) return undefined;
      const desired = nothingDesired(connection.desired, keepAlerts);
      return plan(administrator, { ...connection, desired }, true);
    },
    decide: (tenantId, approvalId, verdict, click, chosen) =>
      decide(tenantId, approvalId, verdict, click, chosen, tools),
  };
}

async function runningPlan(connection: Connection, approvals: ApprovalStore): Promise<Approval | undefined> {
  const latest = await approvals.latest(connection.tenantId, connection.id);
  return latest?.state === 'approved' ? latest : undefined;
}
