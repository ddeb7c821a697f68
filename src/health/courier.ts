import type { Connection } from '../connection/connection-store';
import type { Delivery } from '../delivery';
import type { StoredFinding } from './stored-finding';

/** What is told of a connection in one message. */
export interface Bulletin {
  connection: Connection;
  /** What is open, the worst first. */
  open: readonly StoredFinding[];
  /** What is over, and was not when it was told last. */
  healed: readonly StoredFinding[];
  /** Nobody has taken it for a day. */
  escalated: boolean;
  /** Why it comes here and not to where it should have gone. */
  detour: string | undefined;
}

/** A message that was sent. */
export interface Place {
  conversationId: string;
  activityId: string;
}

/** A conversation in which something could be told. */
export interface Route {
  conversationId: string;
  /** Why the bot cannot speak there now. */
  parked: string | undefined;
}

/** For whom a bulletin is: one person, those who approve, or whoever the connection's notices go to. */
export type Audience = { person: string } | 'approvers' | 'notified';

/** Brings bulletins to people. What it does with Teams is its own affair. */
export interface Courier {
  /** Where to tell an audience, the best first. */
  routes(connection: Connection, audience: Audience): Promise<Route[]>;
  send(bulletin: Bulletin, conversationId: string): Promise<Delivery>;
  /** Changes a message that was sent. False: it could not be. */
  update(bulletin: Bulletin, place: Place): Promise<boolean>;
  /** Makes a message a record of what it told, since a newer one has taken its place. */
  retire(connection: Connection, place: Place, told: readonly StoredFinding[]): Promise<void>;
}
