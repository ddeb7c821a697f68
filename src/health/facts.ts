import type { IngestionState } from '../alerts/ingestion/state';
import type { IngestionTroubles } from '../alerts/ingestion/troubles';
import type { ActualState } from '../connection/actual-state';
import type { Approval } from '../connection/approvals/approval';
import type { Connection } from '../connection/connection-store';
import type { Licences } from '../connection/licences';
import type { Plan } from '../connection/plan';
import type { ProbeResult } from '../connection/test-connection';
import type { Application } from '../microsoft/graph/applications';
import type { GraphFailure } from '../microsoft/graph/failure';
import type { Finding } from './finding';
import type { OwnMark } from './own-marks';

/** What was looked up, or why it could not be: then nothing is known, and nothing may be concluded. */
export type LookUp<T> = { known: true; value: T } | { known: false; failure: GraphFailure };

/** What Entra keeps of something that was deleted less than 30 days ago, and can be restored. */
export interface Remains {
  application: boolean;
  servicePrincipal: boolean;
}

export interface TenantFacts {
  actual: ActualState;
  plan: Plan;
  remains: Remains;
}

/** What one check of a connection goes by. */
export interface Facts {
  connection: Connection;
  now: Date;
  tenant: LookUp<TenantFacts>;
  licences: LookUp<Licences>;
  /** Undefined: there is no sense in trying, since the connection cannot sign in. */
  probes: LookUp<readonly ProbeResult[]> | undefined;
  /** The applications of the bot itself, as far as they are registered in the tenant. */
  ownApplications: LookUp<readonly Application[]>;
  /** What the bot was given to sign in with for itself. */
  ownMarks: readonly OwnMark[];
  ingestion: IngestionState | undefined;
  /** The same of incidents; undefined: they have not been read. */
  incidents: IngestionState | undefined;
  troubles: IngestionTroubles;
  /** The newest plan of the connection. */
  work: Approval | undefined;
  /** The required permissions that were granted at an earlier check, as `api/value`. */
  grantedBefore: ReadonlySet<string>;
  /** How often alerts are read, in seconds. */
  pollSeconds: number;
  /** Before an expiry: the numbers of days at which it is announced. */
  thresholdDays: readonly number[];
}

/** What a kind of finding makes of the facts. Undefined: they do not tell, so what was found before stays. */
export type Finder = (facts: Facts) => Finding[] | undefined;
