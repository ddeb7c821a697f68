import { canonical } from '../../audit/chain';
import { createMemory } from '../../memory';
import type { Graph } from '../../microsoft/graph/client';
import { readOrganization } from '../../microsoft/graph/organization';
import { readActualState, type StateSources } from '../actual-state';
import type { Approval, Click, Progress } from '../approvals/approval';
import type { ApprovalStore } from '../approvals/approval-store';
import type { Connection, ConnectionStore } from '../connection-store';
import { type Authority, type DesiredState, nothingDesired, renewed } from '../desired-state';
import { chosenPart, makePlan } from '../plan';
import type { Administrator } from './administrator';
import { decide, type DecisionResult, type DecisionTools } from './decide';
import type { Drafts } from './drafts';
import { policyFor } from './policy';
import { recommend, type Recommendation } from './recommendation';
import type { StepAnswer, StepForm, Wizard } from './wizard';
import { speaking } from '../../texts/texts';

/** What a connection is called when nobody says; its application in Entra has the same name. */
export const STANDARD_NAME = 'Drawbridge';

/** A tenant is seldom called anything else. */
const NAME_MS = 10 * 60_000;

/** Where the setup of a connection stands. */
export type SetupStep =
  /** A step of the settings waits for an answer. */
  | { step: 'form'; form: StepForm }
  /** A plan waits for an approval. */
  | { step: 'plan'; connection: Connection; approval: Approval }
  /** An approved plan is being carried out. */
  | { step: 'running'; connection: Connection; approval: Approval }
  /** The tenant has what is desired. */
  | { step: 'connected'; connection: Connection };

export interface Setup {
  /** What the tenant is called, or was ten minutes ago at most. @throws GraphFailure */
  organisation(tenantId: string): Promise<string>;
  /** What the tenant is recommended. @throws GraphFailure */
  recommended(tenantId: string): Promise<Recommendation>;
  /** The tenant's connection of this name, in this mode; with these settings if it is new. @throws GraphFailure */
  begin(administrator: Administrator, name: string, settings: DesiredState): Promise<Connection>;
  /** Where things stand; what has been begun goes on from where it was left. @throws GraphFailure */
  resume(administrator: Administrator, connection: Connection): Promise<SetupStep>;
  /** The settings, at the step that is asked next or at a certain one. @throws GraphFailure */
  settings(administrator: Administrator, connection: Connection, at?: string): Promise<SetupStep>;
  /** Takes the answer to a step. @throws GraphFailure */
  answer(administrator: Administrator, connection: Connection, answer: StepAnswer): Promise<SetupStep>;
  /** Goes back to the step before this one. @throws GraphFailure */
  back(administrator: Administrator, connection: Connection, step: string): Promise<SetupStep>;
  /** Puts the plan for what is desired before the administrator. @throws GraphFailure */
  propose(administrator: Administrator, connection: Connection, desired: DesiredState): Promise<SetupStep>;
  /**
   * Puts the part of the plan before the administrator that consists of these changes, by their identities, and of those that
   * cannot be left out. @throws GraphFailure
   */
  mend(
    administrator: Administrator,
    connection: Connection,
    changes: string[] | undefined,
  ): Promise<SetupStep>;
  /** Puts the plan before the administrator that replaces the credentials by new ones. @throws GraphFailure */
  renew(administrator: Administrator, connection: Connection): Promise<SetupStep>;
  /** Puts the plan that removes everything before the administrator. @throws GraphFailure */
  disconnect(administrator: Administrator, connection: Connection, keepAlerts: boolean): Promise<SetupStep>;
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
  wizard: Wizard;
  drafts: Drafts;
  graphOf: (tenantId: string) => Graph;
  /** On whose authority changes are made unless the settings say otherwise. */
  authority: Authority;
}

export function createSetup(tools: SetupTools): Setup {
  const { connections, approvals, drafts, wizard } = tools;
  const names = createMemory<string>(NAME_MS, tools.clock);
  const organisation = (tenantId: string) =>
    names.recall(tenantId, async () => (await readOrganization(tools.graphOf(tenantId))).displayName);

  async function plan(
    administrator: Administrator,
    connection: Connection,
    { differs = false, chosen }: { differs?: boolean; chosen?: string[] | undefined } = {},
  ): Promise<SetupStep> {
    const running = await runningPlan(connection, approvals);
    if (running !== undefined) return { step: 'running', connection, approval: running };
    const actual = await readActualState(connection, tools);
    const whole = makePlan(connection, actual);
    const current = chosenPart(whole, chosen);
    const failed = current.changes.length === 0 ? await failedTests(connection, approvals) : [];
    if (current.changes.length === 0 && connection.savedAt !== undefined && !differs && failed.length === 0)
      return { step: 'connected', connection };
    const { tenantId, id, name, conversationId } = administrator;
    const { desired } = connection;
    const approval = await approvals.propose({
      ...{ tenantId, connectionId: connection.id, plan: current, desired, chosen, conversationId },
      approver: { id, name },
      tests: failed,
      ...policyFor(current, desired, id),
    });
    const inEnglish = speaking('en', () => chosenPart(makePlan(connection, actual), chosen));
    await tools.audit.record(tenantId, {
      actor: id,
      action: 'plan.proposed',
      subject: connection.name,
      detail: { plan: current.hash, changes: inEnglish.changes.map(({ sentence }) => sentence) },
    });
    return { step: 'plan', connection, approval };
  }

  function propose(administrator: Administrator, connection: Connection, desired: DesiredState) {
    const differs = canonical(connection.desired) !== canonical(desired);
    return plan(administrator, { ...connection, desired }, { differs });
  }

  async function unlessRunning(connection: Connection, next: () => Promise<SetupStep>): Promise<SetupStep> {
    const running = await runningPlan(connection, approvals);
    return running === undefined ? next() : { step: 'running', connection, approval: running };
  }

  return {
    organisation,
    recommended: (tenantId) => recommend(tools.graphOf(tenantId), tools.authority),
    async begin({ tenantId, id }, name, desired) {
      const { mode } = desired;
      const about = { name, organisation: await organisation(tenantId), desired, by: id };
      const connection = await connections.begin(tenantId, about);
      if (connection.desired.mode === mode || connection.savedAt !== undefined) return connection;
      await drafts.drop(connection);
      await connections.desire(connection, { ...connection.desired, mode });
      return { ...connection, desired: { ...connection.desired, mode } };
    },
    resume: (administrator, connection) =>
      unlessRunning(connection, async () => {
        const waiting = await wizard.waiting(administrator, connection);
        if (waiting === undefined) return plan(administrator, connection);
        return 'step' in waiting
          ? { step: 'form', form: waiting }
          : propose(administrator, connection, waiting.desired);
      }),
    settings: (administrator, connection, at) =>
      unlessRunning(connection, async () => ({
        step: 'form',
        form: await wizard.open(administrator, connection, at),
      })),
    answer: (administrator, connection, answer) =>
      unlessRunning(connection, async () => {
        const next = await wizard.answer(administrator, connection, answer);
        return 'step' in next
          ? { step: 'form', form: next }
          : propose(administrator, connection, next.desired);
      }),
    back: (administrator, connection, step) =>
      unlessRunning(connection, async () => ({
        step: 'form',
        form: await wizard.back(administrator, connection, step),
      })),
    propose: (administrator, connection, desired) => propose(administrator, connection, desired),
    mend: (administrator, connection, chosen) => plan(administrator, connection, { chosen }),
    renew: (administrator, connection) =>
      plan(
        administrator,
        { ...connection, desired: renewed(connection.desired, tools.clock()) },
        { differs: true },
      ),
    disconnect: (administrator, connection, keepAlerts) =>
      plan(
        administrator,
        { ...connection, desired: nothingDesired(connection.desired, keepAlerts) },
        { differs: true },
      ),
    async decide(tenantId, approvalId, verdict, click, chosen) {
      const result = await decide(tenantId, approvalId, verdict, click, chosen, tools);
      if (result.outcome === 'decided' && verdict === 'rejected') await giveUp(result.approval, tools);
      return result;
    },
  };
}

/** With a plan for a connection that works, what was chosen for it is rejected too. */
async function giveUp(
  { tenantId, connectionId }: Approval,
  { connections, drafts }: SetupTools,
): Promise<void> {
  const connection = await connections.get(tenantId, connectionId);
  if (connection?.savedAt !== undefined) await drafts.drop(connection);
}

/** What did not work when the connection was tested last: it stays open until a test has passed. */
async function failedTests(
  { tenantId, id }: Connection,
  approvals: ApprovalStore,
): Promise<NonNullable<Progress['tests']>> {
  const latest = await approvals.latest(tenantId, id);
  return latest?.progress?.tests?.filter(({ ok }) => !ok) ?? [];
}

async function runningPlan(connection: Connection, approvals: ApprovalStore): Promise<Approval | undefined> {
  const latest = await approvals.latest(connection.tenantId, connection.id);
  return latest?.state === 'approved' ? latest : undefined;
}
