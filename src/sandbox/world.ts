import type { AlertStore } from './alerts/alert-store';
import type { Clock } from './clock';
import type { LiveResponse } from './apis/endpoint/live-response/state';
import type { AuthorizationCodes } from './entra/codes';
import type { Signing } from './entra/signing';
import type { RateLimit } from './http/rate-limit';
import type { RequestLog } from './http/request-log';
import type { Propagation } from './tenant/propagation';
import type { Tenant } from './tenant/tenant';

/** What every handler works on. */
export interface World {
  tenant: Tenant;
  alerts: AlertStore;
  incidents: AlertStore;
  /** Those, by id, that no page of a list can be given with. */
  unreadable: ReadonlySet<string>;
  propagation: Propagation;
  signing: Signing;
  codes: AuthorizationCodes;
  /** Calls of Defender for Cloud Apps. */
  cloudAppsLimit: RateLimit;
  /** Calls for the machines of Defender for Endpoint. */
  machinesLimit: RateLimit;
  /** Calls that start live response sessions. */
  liveResponseLimit: RateLimit;
  /** What live response has in its library, and does on devices. */
  liveResponse: LiveResponse;
  /** Hunting queries of the tenant. */
  huntingLimit: RateLimit;
  log: RequestLog;
  clock: Clock;
  random: () => number;
  /** The server's own origin, such as https://localhost:4443. */
  origin: string;
  /** Writes the tenant to disk, now: to be called before a change is answered. */
  save(): void;
}
