import type { Audit } from '../audit/audit';
import type { Propagation } from '../config/config';
import type { GraphAnswer } from '../microsoft/graph/answer';
import type { Graph } from '../microsoft/graph/client';
import { GraphFailure } from '../microsoft/graph/failure';
import type { ResourcePrincipal } from '../microsoft/graph/service-principals';
import { type ActualState, readActualState, type StateSources } from './actual-state';
import { fillTemplate } from './blanks';
import type { ApplyContext, Change, ChangeKind } from './change';
import { changeKinds } from './changes';
import type { Connection } from './connection-store';
import type { Api } from './permissions';
import { identityOf, makePlan, type Plan } from './plan';
import { isPropagating, type Patience, untilSettled } from './settle';

/** Told how far the work has come. */
export interface ApplyReport {
  mark(change: Change, mark: 'doing' | 'done'): void;
  waiting(waitedMs: number): void;
}

export interface ApplyTools extends StateSources {
  audit: Audit;
  sleep: (milliseconds: number) => Promise<void>;
  propagation: Propagation;
}

/** On whose authority changes are made. */
export interface Authorised {
  /** The aadObjectId of the one who approved. */
  onBehalfOf: string;
  graph: Graph;
}

/**
 * Makes the changes of an approved plan, in order, each recorded in the audit before it is sent, then waits until the
 * tenant shows all of them. Safe to repeat at any point: what is already there counts as done.
 *
 * @returns what the tenant shows then
 * @throws GraphFailure at the first change that cannot be made; what was made stays and is not in the next plan
 */
export async function applyPlan(
  connection: Connection,
  plan: Plan,
  { onBehalfOf, graph }: Authorised,
  report: ApplyReport,
  tools: ApplyTools,
): Promise<ActualState> {
  const patience: Patience = {
    ...tools,
    onWait: (waited) => {
      report.waiting(waited);
    },
  };
  const context = applyContext(connection, graph, tools, patience);
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
  return untilShown(connection, plan, tools, patience);
}

async function makeChange(change: Change, context: ApplyContext, patience: Patience): Promise<void> {
  const kind = kindOf(change);
  const blanks = (await kind.fill?.(change, context)) ?? {};
  const request = fillTemplate(change.request, blanks);
  const answer = await untilSettled(change.sentence, patience, () =>
    sendOnce(change, request, kind, context),
  );
  if (answer !== 'already') await kind.accept?.(answer, context);
}

/** Sends a change. Undefined: Entra has not caught up with what it builds on. `already`: it was there, or gone, before. */
async function sendOnce(
  { sentence }: Change,
  { method, path, headers, body }: Change['request'],
  { isDone }: ChangeKind,
  { graph }: ApplyContext,
): Promise<GraphAnswer | 'already' | undefined> {
  try {
    return await graph.send({ operation: sentence, method, path, headers, body });
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.kind === 'conflict' || isDone?.(error) === true) return 'already';
    if (method === 'DELETE' && error.kind === 'not-found') return 'already';
    if (isPropagating(error)) return undefined;
    throw error;
  }
}

function applyContext(
  connection: Connection,
  graph: Graph,
  tools: ApplyTools,
  patience: Patience,
): ApplyContext {
  const known: Parameters<ApplyContext['learn']>[0] = {};
  const resources = new Map<Api, ResourcePrincipal>();
  const seek = async <T>(what: string, look: (actual: ActualState) => T | undefined): Promise<T> => {
    let actual: ActualState | undefined;
    return untilSettled(`find the new ${what}`, patience, async () => {
      actual = await readActualState(connection, tools, actual);
      return look(actual);
    });
  };
  return {
    connection,
    graph,
    vault: tools.vault,
    now: tools.clock(),
    learn: (news) => void Object.assign(known, news),
    clientId: async () => (known.clientId ??= await seek('application', (one) => one.application?.appId)),
    servicePrincipalId: async () =>
      (known.servicePrincipalId ??= await seek('service principal', (one) => one.servicePrincipal?.id)),
    async resource(api) {
      const found = resources.get(api) ?? (await seek('API', ({ apis }) => apis[api]));
      resources.set(api, found);
      return found;
    },
  };
}

/** Entra's replicas may still differ after one good answer, so several in a row are wanted. */
async function untilShown(
  connection: Connection,
  { changes }: Plan,
  tools: ApplyTools,
  patience: Patience,
): Promise<ActualState> {
  const made = new Set(changes.map(identityOf));
  let inARow = 0;
  let actual: ActualState | undefined;
  return untilSettled('see the changes in the tenant', patience, async () => {
    actual = await notYetWhenAbsent(readActualState(connection, tools, actual));
    const left = actual && makePlan(connection, actual).changes;
    const settled = left?.every((change) => !made.has(identityOf(change))) === true;
    inARow = settled ? inARow + 1 : 0;
    return inARow >= tools.propagation.reads ? actual : undefined;
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
