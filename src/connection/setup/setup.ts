import type { Audit } from '../../audit/audit';
import { readOrganization } from '../../microsoft/graph/organization';
import { readActualState, type StateSources } from '../actual-state';
import type { Approval, Click, Decision } from '../approvals/approval';
import type { ApprovalStore } from '../approvals/approval-store';
import type { Connection, ConnectionStore } from '../connection-store';
import type { DesiredState } from '../desired-state';
import type { People } from '../people/people';
import { makePlan } from '../plan';
import type { Runner } from '../runner';

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

/** What a decision led to, for the card. */
export type DecisionResult = Decision | { outcome: 'not-administrator' };

export interface Setup {
  /** Where things stand; a connection that has been begun is planned again from where it was left. @throws GraphFailure */
  resume(administrator: Administrator): Promise<SetupStep>;
  /** Says what is desired and puts the plan for it before the administrator. @throws GraphFailure */
  propose(administrator: Administrator, desired: DesiredState): Promise<SetupStep>;
  /** Decides on a plan; who may is looked up now. An approved one starts at once. @throws GraphFailure */
  decide(
    tenantId: string,
    approvalId: string,
    verdict: 'approved' | 'rejected',
    click: Click,
  ): Promise<DecisionResult>;
}

export interface SetupTools extends StateSources {
  connections: ConnectionStore;
  approvals: ApprovalStore;
  people: People;
  audit: Audit;
  runner: Runner;
}

export function createSetup(tools: SetupTools): Setup {
  const { connections, approvals } = tools;

  async function plan(administrator: Administrator, connection: Connection): Promise<SetupStep> {
    const running = await runningPlan(connection, approvals);
    if (running !== undefined) return { step: 'running', connection, approval: running };
    const current = makePlan(connection, await readActualState(connection, tools));
    if (current.changes.length === 0 && connection.savedAt !== undefined)
      return { step: 'connected', connection };
    const { tenantId, id, name, conversationId } = administrator;
    const approver = { id, name };
    const proposal = { tenantId, connectionId: connection.id, plan: current, approver, conversationId };
    const approval = await approvals.propose(proposal);
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
      return { step: 'welcome', organisation: (await readOrganization(tools.graph)).displayName };
    },
    async propose(administrator, desired) {
      const before = await connections.find(administrator.tenantId);
      const running = before && (await runningPlan(before, approvals));
      if (before && running) return { step: 'running', connection: before, approval: running };
      const organisation = (await readOrganization(tools.graph)).displayName;
      const wish = { name: CONNECTION_NAME, organisation, desired, by: administrator.id };
      return plan(administrator, await connections.want(administrator.tenantId, wish));
    },
    decide: (tenantId, approvalId, verdict, click) => decide(tenantId, approvalId, verdict, click, tools),
  };
}

async function decide(
  tenantId: string,
  approvalId: string,
  verdict: 'approved' | 'rejected',
  click: Click,
  { people, approvals, audit, runner }: SetupTools,
): Promise<DecisionResult> {
  const standing = await people.standingNow(tenantId, click.by);
  const decision: DecisionResult = standing.administrator
    ? await approvals.decide(tenantId, approvalId, verdict, click)
    : { outcome: 'not-administrator' };
  const decided = decision.outcome === 'decided';
  await audit.record(tenantId, {
    actor: click.by,
    action: decided ? `plan.${verdict}` : 'plan.refused',
    subject: CONNECTION_NAME,
    detail: { approval: approvalId, verdict, outcome: decision.outcome },
  });
  if (decided && verdict === 'approved') void runner.run(decision.approval);
  return decision;
}

async function runningPlan(connection: Connection, approvals: ApprovalStore): Promise<Approval | undefined> {
  const latest = await approvals.latest(connection.tenantId, connection.id);
  return latest?.state === 'approved' ? latest : undefined;
}
