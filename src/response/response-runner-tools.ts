import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { ConnectionAccess } from '../connection/connection-access';
import type { ConnectionStore } from '../connection/connection-store';
import type { Log } from '../log';
import type { Database } from '../store/database';
import type { Trace } from '../telemetry/trace';
import type { AnyKind, KindTools } from './kind';
import type { ResponseAction } from './response-action';
import type { ResponseStore } from './response-store';

/** What carrying out an action takes. */
export interface ResponseRunnerTools extends KindTools {
  kinds: readonly AnyKind[];
  database: Database;
  store: ResponseStore;
  connections: ConnectionStore;
  access: ConnectionAccess;
  audit: Audit;
  clock: Clock;
  log: Log;
  trace: Trace;
  /** Told whenever it looks different, so that cards can follow. It must not throw. */
  follow: (action: ResponseAction) => void;
}
