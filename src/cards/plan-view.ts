export type PlanState =
  'proposed' | 'applying' | 'testing' | 'done' | 'failed' | 'rejected' | 'expired' | 'superseded';

export interface PlanChange {
  mark: 'todo' | 'doing' | 'done' | 'failed';
  sentence: string;
  reason: string;
  /** A permission among others: shown in one line under a common heading, by this short name. */
  short?: string;
  /** That heading. */
  group?: string;
  request: {
    method: string;
    path: string;
    headers?: Record<string, string> | undefined;
    body?: unknown;
  };
}

export interface PlanView {
  state: PlanState;
  organisation: string;
  /** It changes a connection that was set up before. */
  existing?: boolean;
  /** It takes the connection away. */
  removal?: boolean;
  /** Opaque ids of the approval and of its connection. */
  approval: string;
  connection: string;
  /** Whoever looks may decide on it. */
  decides?: boolean;
  /** The ids in Teams of those for whom the card is to be refreshed in a large conversation. */
  watchers?: readonly string[];
  /** Some changes can be left out. */
  choosable?: boolean;
  /** How many changes have been left out. */
  left?: number;
  changes: readonly PlanChange[];
  /** What is going on, such as "3 of 9 done". */
  progress?: string;
  /** On whose authority the changes are made. */
  authority: string;
  /** How many people still have to approve. */
  missing?: number;
  /** How many people have approved already. */
  given?: number;
  /** When it was decided, in words. */
  decidedAt?: string;
  tests?: readonly { title: string; ok: boolean; detail: string; remedy?: string }[];
  firstCounts?: string;
  /** Why it failed and what to do next. */
  failure?: string;
}
