import type { Connection } from '../connection/connection-store';
import type { RunContext, Step } from './kind';
import { referenceOf } from './reference';
import { type ResponseAction, type StepStates, stopAskedBy } from './response-action';
import type { ResponseRunnerTools } from './response-runner-tools';

/** What one run of an action works with: the connection's own clients, and steps that are remembered. */
export async function runContext(
  action: ResponseAction,
  connection: Connection,
  { access, store, follow, clock, alerts, incidents, heldFiles, fetchResult }: ResponseRunnerTools,
): Promise<RunContext> {
  const clients = await access.clientsOf(connection);
  const steps: StepStates = { ...action.steps };
  let told = action.progress?.text;

  async function note(name: string, step: StepStates[string]): Promise<void> {
    await store.noteStep(action, name, step);
    steps[name] = step;
  }

  /** Begun is on record before the effect, so that a run after a crash asks first whether it has happened. */
  async function step<T>({ name, outcome, act, happened }: Step<T>): Promise<T> {
    const known = steps[name];
    if (known?.state === 'done') return outcome.parse(known.outcome);
    const at = known?.at ?? clock();
    if (known === undefined) await note(name, { state: 'begun', at, outcome: null });
    const before = known === undefined ? undefined : await happened?.(at);
    const came = before === undefined ? await act() : before;
    await note(name, { state: 'done', at, outcome: came });
    return came;
  }

  return {
    ...clients,
    ...{ alerts, incidents, heldFiles, fetchResult, connection, step },
    reference: referenceOf(action),
    actorName: action.given.at(-1)?.name ?? action.approverName,
    askedBy: action.approver,
    stopAskedBy: stopAskedBy(action),
    now: clock(),
    stepBefore: (name) => action.steps[name]?.state,
    async progress(progress) {
      if (progress.text === told) return;
      told = progress.text;
      await store.noteProgress(action, progress);
      follow({ ...action, progress });
    },
  };
}
