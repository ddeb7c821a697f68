import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { QuietHours } from '../../quiet-hours';
import type { Database } from '../../store/database';
import type { Trace } from '../../telemetry/trace';
import type { AlertStore } from '../store';
import type { PingCourier } from './ping';

/** What bringing pings to conversations takes. */
export interface PingTools {
  database: Database;
  alerts: Pick<AlertStore, 'list'>;
  courier: PingCourier;
  /** The connections whose alerts a person may read: some, or every one of the tenant. @throws when nobody can tell */
  readableBy: (tenantId: string, personId: string) => Promise<readonly string[] | 'all'>;
  clock: Clock;
  /** Of the bot, for watches without a quiet time of their own. */
  quietHours: QuietHours | undefined;
  log: Log;
  trace: Trace;
}
