import type { GraphAnswer } from '../microsoft/graph/answer';
import type { Graph } from '../microsoft/graph/client';
import type { GraphFailure } from '../microsoft/graph/failure';
import type { ResourcePrincipal } from '../microsoft/graph/service-principals';
import type { CredentialVault } from '../vault/credential-vault';
import type { ActualState } from './actual-state';
import type { Connection } from './connection-store';
import type { DesiredState } from './desired-state';
import type { Api } from './permissions';

/**
 * A Graph request as it is shown and as it is sent. What cannot be known before the plan runs stands as a blank in
 * braces, such as `{servicePrincipalId}`, and is filled in just before sending.
 */
export interface RequestTemplate {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string> | undefined;
  body?: unknown;
}

/** One change of the tenant that would bring it nearer to what is desired. */
export interface Change {
  kind: string;
  /** What it is about, unique within its kind, such as the permission's name. */
  key: string;
  sentence: string;
  reason: string;
  /** It removes something, or gives power beyond reading: a policy may want a second person for it. */
  risky?: boolean | undefined;
  /** It is made only once the connection has signed in with what is new: what goes may be in use until then. */
  afterTest?: boolean | undefined;
  /** It can be left out without the others losing their ground. */
  optional?: boolean | undefined;
  request: RequestTemplate;
}

/** What a change may need while it is applied. */
export interface ApplyContext {
  connection: Connection;
  graph: Graph;
  vault: CredentialVault;
  now: Date;
  /** The application (client) id, waited for if Entra does not show the application yet. */
  clientId(): Promise<string>;
  /** The id of our service principal, waited for likewise. */
  servicePrincipalId(): Promise<string>;
  /** An API's service principal and roles, waited for if it has only just been created. */
  resource(api: Api): Promise<ResourcePrincipal>;
  /** Tells what an answer has shown, so that it need not be looked up. */
  learn(known: { clientId?: string | undefined; servicePrincipalId?: string | undefined }): void;
}

/** A kind of change: one file each in changes/, and one line in their list. */
export interface ChangeKind {
  kind: string;
  /** The changes of this kind that are still to be made. Empty once `verify` could find nothing to say. */
  plan(desired: DesiredState, actual: ActualState, connection: Connection): Change[];
  /** Where people make such a change themselves. */
  inPortal?(): string;
  /** What goes into the blanks of the request. Runs right before it is sent; safe to repeat. */
  fill?(change: Change, context: ApplyContext): Promise<Readonly<Record<string, unknown>>>;
  /** Whether a refusal means that it was made before. */
  isDone?(failure: GraphFailure): boolean;
  /** What is to be kept of the answer. */
  accept?(answer: GraphAnswer, context: ApplyContext): Promise<void> | void;
}
