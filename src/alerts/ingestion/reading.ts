import type { Clock } from '../../clock';
import type { RecordFeed } from '../../microsoft/graph/record-feed';
import type { Database, Transaction } from '../../store/database';
import type { Owner, StreamOwner } from '../owner';
import type { Statistics } from '../statistics';
import type { Written } from '../write';
import type { Gap } from './gaps';

/** What is read, and what becomes of it. */
export interface Stream {
  name: StreamOwner['stream'];
  /** How many records a page has. */
  pageSize: number;
  /** Stores a page of records; tells when each that can be read was last updated, wanted or not. The past is no news. */
  write(
    tx: Transaction,
    owner: Owner,
    records: readonly unknown[],
    now: Date,
    seen: (updatedAt: Date) => void,
    past: boolean,
  ): Promise<Written>;
}

export interface PollTools {
  feed: RecordFeed;
  stream: Stream;
  database: Database;
  statistics: Statistics;
  clock: Clock;
}

export interface PollRequest extends Owner {
  /** Undefined: all of them. */
  severities: readonly string[] | undefined;
  /** By Graph's names; undefined: all of them. */
  sources?: readonly string[] | undefined;
  lookBackDays: number;
  /** For how many days after its last change a record is kept; undefined: for ever. */
  retentionDays?: number | undefined;
}

/** One poll on its way. */
export interface Reading {
  request: PollRequest;
  tools: PollTools;
  /** What it has brought so far, added up as pages are stored. */
  sum: Written;
  /** What it reads now is the past: no news to anybody. */
  past: boolean;
  /** How many pages it has asked for. */
  pages: number;
  /** How many of its last calls in a row have not gone well; before the first that counts as one. */
  silent: number;
  /** The service's clock at its last answer; before the first one the beginning of time. */
  servedAt: Date;
  /** Whether the poll before this one failed too. */
  failedBefore: boolean;
  /** What is passed over now, the oldest first. */
  gaps: readonly Gap[];
  /** What changed last before this is not kept. */
  keptSince: Date;
}

/** Whose records are read, and which. */
export function ownerOf({ request: { tenantId, connectionId }, tools }: Reading): StreamOwner {
  return { tenantId, connectionId, stream: tools.stream.name };
}
