import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Outcome } from './answer';
import { faultAnswer } from './fault-answer';
import type { Faults } from './faults';
import type { Incoming } from './incoming';
import { answerApis } from '../apis/apis';
import { answerControl } from '../control/control';
import { answerEntra } from '../entra/entra';
import { answerManagedIdentity } from '../entra/managed-identity';
import { answerBatch, isBatch } from '../graph/batch';
import { answerGraph } from '../graph/graph';
import { graphError } from '../graph/failure';
import type { World } from '../world';

/** Answers one request of any of the sandbox's services, and logs it unless it is for the control plane. */
export async function dispatch(world: World, faults: Faults, incoming: Incoming): Promise<Outcome> {
  if (incoming.url.pathname.startsWith('/_sandbox/')) return answerControl(world, faults, incoming);
  return serve(world, faults, incoming, false);
}

async function serve(world: World, faults: Faults, incoming: Incoming, batched: boolean): Promise<Outcome> {
  const path = incoming.url.pathname + incoming.url.search;
  const at = world.clock().toISOString();
  const fault = faults.strike(incoming.method, path);
  let clientId = new URLSearchParams(incoming.body).get('client_id') ?? undefined;
  let outcome: Outcome | undefined;
  const onlyLate = fault?.status === undefined && fault?.reset === false && !fault.hold;
  if (fault !== undefined && fault.delayMs > 0) await sleep(fault.delayMs, undefined, { ref: false });
  if (fault === undefined || fault.afterCommit || onlyLate) {
    outcome = await answer(world, faults, incoming, (caller) => (clientId = caller));
  }
  if (fault?.hold) outcome = 'hold';
  else if (fault?.reset) outcome = 'reset';
  else if (fault && !onlyLate) outcome = faultAnswer(fault, world.clock());
  outcome ??= notFound(world);
  world.log.add({
    at,
    method: incoming.method,
    path,
    status: typeof outcome === 'string' ? 0 : outcome.status,
    ...(clientId !== undefined && { clientId }),
    ...(batched && { batched }),
  });
  return outcome;
}

async function answer(
  world: World,
  faults: Faults,
  incoming: Incoming,
  caller: (clientId: string) => void,
): Promise<Outcome> {
  if (isBatch(incoming)) {
    return answerBatch(world, incoming, caller, (inner) => serve(world, faults, inner, true));
  }
  const found =
    (await answerEntra(world, incoming)) ??
    (await answerManagedIdentity(world, incoming)) ??
    (await answerGraph(world, incoming, caller)) ??
    (await answerApis(world, incoming, caller));
  return found ?? notFound(world);
}

function notFound({ clock }: World): Answer {
  return graphError(
    { status: 404, code: 'ResourceNotFound', message: 'There is nothing at this address.' },
    clock(),
  );
}
