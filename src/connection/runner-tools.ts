import type { Log } from '../log';
import type { Apis } from '../microsoft/api/apis';
import type { ApplicationIdentity, TokenCredential } from '../microsoft/entra/credential';
import type { Graph } from '../microsoft/graph/client';
import type { Database } from '../store/database';
import type { Trace } from '../telemetry/trace';
import type { ApplyTools } from './apply';
import type { Approval } from './approvals/approval';
import type { ApprovalStore } from './approvals/approval-store';
import type { Authorities } from './authority/authorities';
import type { Connection, ConnectionStore } from './connection-store';
import type { Drafts } from './setup/drafts';

/** What carrying out a plan takes. */
export interface RunnerTools extends ApplyTools {
  database: Database;
  connections: ConnectionStore;
  approvals: ApprovalStore;
  drafts: Drafts;
  authorities: Authorities;
  log: Log;
  trace: Trace;
  signIn: (identity: ApplicationIdentity) => TokenCredential;
  graphFor: (credential: TokenCredential) => Graph;
  apisFor: (credential: TokenCredential) => Apis;
  graphScope: string;
  /** Told after every step, so that cards can follow. It must not throw. */
  follow: (approval: Approval, connection: Connection) => void;
  /** Runs the first ingestion of a connection just saved, and says in words what it brought. */
  ingest: (connection: Connection) => Promise<string>;
}
