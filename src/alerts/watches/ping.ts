import { randomBytes } from 'node:crypto';
import type { Delivery } from '../../delivery';
import type { AlertPageView } from '../store';
import type { Watch } from './watch';

/** One message about what watches of a conversation have found. */
export interface Ping {
  id: string;
  tenantId: string;
  conversationId: string;
  /** Whose alerts it tells of, and how many of each. */
  watches: readonly { watch: Watch; count: number }[];
  /** The newest of its alerts, and how many there are. */
  page: AlertPageView;
}

/** Brings pings to conversations. What it does with Teams is its own affair. */
export interface PingCourier {
  /** Why the bot cannot speak there now; undefined: it can. */
  parked(tenantId: string, conversationId: string): Promise<string | undefined>;
  /** Whether the bot may speak there now, which it may only so often. True: it is expected to. */
  maySpeak(tenantId: string, conversationId: string): Promise<boolean>;
  send(ping: Ping): Promise<Delivery>;
  /** Makes a message that was sent show this. */
  change(ping: Ping, activityId: string): Promise<Delivery>;
  /** Says that a watch was paused, and why. */
  tellOfPause(watch: Watch): Promise<Delivery>;
}

/** Short enough for a query, long enough not to be guessed or met twice. */
export function newPingId(): string {
  return randomBytes(8).toString('hex');
}

/** The query that finds the alerts of a ping, and no others. */
export function queryOfPing(id: string): string {
  return `ping:${id}`;
}
