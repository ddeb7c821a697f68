import type { Clock } from '../../clock';
import type { AlertFeed } from '../../microsoft/graph/alert-feed';
import type { Database } from '../../store/database';
import type { Owner } from '../owner';
import type { Written } from '../write';

export interface PollTools {
  feed: AlertFeed;
  database: Database;
  clock: Clock;
}

export interface PollRequest extends Owner {
  /** Undefined: all of them. */
  severities: readonly string[] | undefined;
  /** By Graph's names; undefined: all of them. */
  sources?: readonly string[] | undefined;
  lookBackDays: number;
}

/** One poll on its way. */
export interface Reading {
  request: PollRequest;
  tools: PollTools;
  /** What it has brought so far, added up as pages are stored. */
  sum: Written;
  /** How many pages it has asked for. */
  pages: number;
}

/** Whose alerts are read. */
export function ownerOf({ tenantId, connectionId }: PollRequest): Owner {
  return { tenantId, connectionId };
}
