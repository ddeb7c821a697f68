import type { Connection } from '../../connection/connection-store';

/** The connection that hunts, or why there is none. */
export type Hunter =
  | { connection: Connection }
  | { why: 'not-connected' }
  /** `owner` set the connection up and can switch it on, as every administrator can. */
  | { why: 'switched-off'; owner: string };

/** The first saved connection that may hunt: all of them see the same tenant. */
export function hunterAmong(connections: readonly Connection[]): Hunter {
  const saved = connections.filter(({ savedAt }) => savedAt !== undefined);
  const connection = saved.find(({ desired }) => desired.capabilities.includes('hunting'));
  if (connection !== undefined) return { connection };
  const [first] = saved;
  return first === undefined ? { why: 'not-connected' } : { why: 'switched-off', owner: first.createdBy };
}
