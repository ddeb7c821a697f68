import type { z } from 'zod/v4';
import type { OwnClients } from '../connection/connection-access';
import type { Connection } from '../connection/connection-store';
import type { Capability } from '../connection/permissions';
import type { AlertStore } from '../alerts/store';
import type { IncidentStore } from '../alerts/incidents/incident-store';
import type { HeldFiles } from '../files/held-files';
import type { ResultDownload } from '../microsoft/endpoint/result-download';
import type { ResponseFailure, ResponseProgress, ShownRequest, Subject } from './response-action';

/** Parts of the product that an action may need beside the connection's own clients. */
export interface KindTools {
  alerts: AlertStore;
  incidents: IncidentStore;
  heldFiles: HeldFiles;
  /** Fetches what a live response command has left. */
  fetchResult: ResultDownload;
}

/** One step of an action that is there once, however often the action is taken up again. */
export interface Step<T> {
  /** Unique within the action. */
  name: string;
  /** What comes of it, as it is kept. */
  outcome: z.ZodType<T>;
  /** The effect. Runs once, unless the process died in it or it failed. */
  act(): Promise<T>;
  /**
   * Asked before `act` runs again: what came of it, if it has happened. Left out where repeating it does no harm.
   *
   * @param since when the step was begun first
   */
  happened?(since: Date): Promise<T | undefined>;
}

/** What an action works with while it is carried out. */
export interface RunContext extends KindTools, OwnClients {
  connection: Connection;
  /** Names this action beside others, where something has to be recognised again. No secret. */
  reference: string;
  /** Whoever it is done for, by name. */
  actorName: string;
  /** The id of whoever asked for it. */
  askedBy: string;
  /** By name, who wants it ended before its time. */
  stopAskedBy: string | undefined;
  now: Date;
  /** Does a step, or gives what it came to before. */
  step<T>(step: Step<T>): Promise<T>;
  /** What a step had come to when this run began. */
  stepBefore(name: string): 'begun' | 'done' | undefined;
  /** Tells people how far it is. */
  progress(progress: ResponseProgress): Promise<void>;
}

/** What one run of an action came to. `later`: it goes on then, in whichever replica comes first. */
export type RunOutcome<Result> =
  { end: 'done'; result: Result } | { end: 'failed'; failure: ResponseFailure } | { end: 'later'; at: Date };

/** A kind of action: one file each in kinds/, and one line in their list. */
export interface ResponseKind<Order = unknown, Result = unknown> {
  kind: string;
  /** It is there only where this is switched on. */
  capability: Capability;
  order: z.ZodType<Order>;
  result: z.ZodType<Result>;
  subject(order: Order): Subject;
  /** What is done, for people: "Assign the alert to elin@contoso.com". */
  sentence(order: Order): string;
  /** What it is done to, by the name that people know; it may be text from outside. */
  about(order: Order): string;
  /** Every request that it sends to change something, exactly. */
  requests(order: Order): ShownRequest[];
  /** It cannot be undone, or reaches into devices or mailboxes: a policy may want a second person. */
  risky: boolean;
  /** Those who may decide on it may also end it while it runs. */
  stoppable?: boolean;
  /** For how long it is tried again while Microsoft does not answer, in seconds. */
  patienceSeconds: number;
  /** Carries it out, from where it was left. @throws GraphFailure */
  run(order: Order, context: RunContext): Promise<RunOutcome<Result>>;
  /** Whether the tenant shows that it was done. @throws GraphFailure */
  verify(order: Order, result: Result, context: RunContext): Promise<boolean>;
}

/** The same with its order and result still to be read: what a list of kinds holds. */
export interface AnyKind {
  kind: string;
  capability: Capability;
  risky: boolean;
  stoppable: boolean;
  patienceSeconds: number;
  /** Undefined: this is no order of this kind. */
  read(order: unknown): ReadOrder | undefined;
}

export interface ReadOrder {
  order: unknown;
  subject: Subject;
  sentence: string;
  about: string;
  requests: ShownRequest[];
  run(context: RunContext): Promise<RunOutcome<unknown>>;
  verify(result: unknown, context: RunContext): Promise<boolean>;
}

/** Names the types; a kind is one file and one line in the list. */
export function defineKind<Order, Result>(definition: ResponseKind<Order, Result>): AnyKind {
  const { kind, capability, risky, stoppable = false, patienceSeconds } = definition;
  return {
    kind,
    capability,
    risky,
    stoppable,
    patienceSeconds,
    read(given) {
      const parsed = definition.order.safeParse(given);
      if (!parsed.success) return undefined;
      const order = parsed.data;
      return {
        order,
        subject: definition.subject(order),
        sentence: definition.sentence(order),
        about: definition.about(order),
        requests: definition.requests(order),
        run: (context) => definition.run(order, context),
        verify: (result, context) => definition.verify(order, definition.result.parse(result), context),
      };
    },
  };
}
