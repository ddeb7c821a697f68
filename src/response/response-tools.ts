import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { ConnectionStore } from '../connection/connection-store';
import type { People } from '../connection/people/people';
import type { AnyKind } from './kind';
import type { ResponseRunner } from './response-runner';
import type { ResponseStore } from './response-store';

/** What asking for actions and deciding on them takes. */
export interface ResponseTools {
  kinds: readonly AnyKind[];
  store: ResponseStore;
  connections: ConnectionStore;
  people: People;
  audit: Audit;
  runner: ResponseRunner;
  clock: Clock;
}
