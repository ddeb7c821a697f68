import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Propagation } from '../config/config';
import { findApplication } from '../microsoft/graph/applications';
import type { Graph } from '../microsoft/graph/client';
import type { GraphAnswer } from '../microsoft/graph/answer';
import { GraphFailure } from '../microsoft/graph/failure';
import { findServicePrincipal } from '../microsoft/graph/service-principals';
import type { CredentialVault } from '../vault/credential-vault';
import { type ActualState, readActualState } from './actual-state';
import { fillTemplate } from './blanks';
import type { ApplyContext, Change, ChangeKind } from './change';
import { changeKinds } from './changes';
import type { Connection } from './connection-store';
import { makePlan, type Plan } from './plan';
import { isPropagating, type Patience, untilSettled } from './settle';

/** Told how far the work has come. */
export interface ApplyReport {
  mark(change: Change, mark: 'doing' | 'done'): void;
  waiting(waitedMs: number): void;
}

export interface ApplyTools {
  graph: Graph;
  vault: CredentialVault;
  audit: Audit;
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
  propagation: Propagation;
}

/**
 * Makes the changes of an approved plan, in order, each recorded in the audit before it is sent, then waits until the
 * tenant shows all of them. Safe to repeat at any point: what is already there counts as done.
 *
 * @param onBehalfOf the aadObjectId of the one who approved
 * @throws GraphFailure at the first change that cannot be made; what was made stays and is not in the next plan
 */
export async function applyPlan(
  connection: Connection,
  plan: Plan,
  onBehalfOf: string,
  report: ApplyReport,
  tools: ApplyTools,
): Promise<void> {
  const patience: Patience = {
    ...tools,
    onWait: (waited) => {
      report.waiting(waited);
    },
  };
  const context = applyContext(connection, tools, patience);
  for (const change of plan.changes) {
    report.mark(change, 'doing');
    await tools.audit.record(connection.tenantId, {
      actor: onBehalfOf,
      action: 'change.sent',
      subject: change.sentence,
      detail: { plan: plan.hash, request: change.request },
    });
    await makeChange(change, context, patience);
    report.mark(change, 'done');
  }
  await untilShown(connection, tools, patience);
}

async function makeChange(change: Change, context: ApplyContext, patience: Patience): Promise<void> {
  const kind = kindOf(change);
  const blanks = await kind.fill(change, context);
  const request = fillTemplate(change.request, blanks);
  const answer = await untilSettled(change.sentence, patience, () => sendOnce(change, request, context));
  if (answer !== 'already') await kind.accept?.(answer, context);
}

/** Sends a change. Undefined: Entra has not caught up with what it builds on. `already`: it was there before. */
async function sendOnce(
  { sentence }: Change,
  { method, path, headers, body }: Change['request'],
  { graph }: ApplyContext,
): Promise<GraphAnswer | 'already' | undefined> {
  try {
    return await graph.send({ operation: sentence, method, path, headers, body });
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.kind === 'conflict') return 'already';
    if (isPropagating(error)) return undefined;
    throw error;
  }
}

function applyContext(connection: Connection, tools: ApplyTools, patience: Patience): ApplyContext {
  const { graph, vault } = tools;
  const clientId = once(async () => {
    const find = () => findApplication(graph, connection.uniqueName);
    return (await untilSettled('find the new application', patience, find)).appId;
  });
  const servicePrincipalId = once(async () => {
    const appId = await clientId();
    const find = () => findServicePrincipal(graph, appId);
    return (await untilSettled('find the new service principal', patience, find)).id;
  });
  return { connection, graph, vault, now: tools.clock(), clientId, servicePrincipalId };
}

/** Entra's replicas may still differ after one good answer, so several in a row are wanted. */
async function untilShown(connection: Connection, tools: ApplyTools, patience: Patience): Promise<void> {
  let inARow = 0;
  let actual: ActualState | undefined;
  await untilSettled('see the changes in the tenant', patience, async () => {
    actual = await notYetWhenAbsent(readActualState(connection, tools, actual));
    const settled = actual !== undefined && makePlan(connection, actual).changes.length === 0;
    inARow = settled ? inARow + 1 : 0;
    return inARow >= tools.propagation.reads ? true : undefined;
  });
}

/** An object that was seen a moment ago and now is not there has not reached every replica. */
async function notYetWhenAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof GraphFailure && isPropagating(error)) return undefined;
    throw error;
  }
}

function kindOf({ kind }: Change): ChangeKind {
  const found = changeKinds.find((candidate) => candidate.kind === kind);
  if (found === undefined) throw new Error(`There is no kind of change called ${kind}.`);
  return found;
}

function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => (found ??= find());
}
