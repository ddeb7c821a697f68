import { and, eq } from 'drizzle-orm';
import type { Clock } from '../../clock';
import type { Database } from '../../store/database';
import { setupDrafts } from '../../store/schema/setup-drafts';
import type { Connection } from '../connection-store';
import { type DesiredState, desiredState } from '../desired-state';

/** Settings that are being chosen, and by whom they were last changed. */
export interface Draft {
  desired: DesiredState;
  /** The step that is asked next. */
  step: string;
  revision: number;
  updatedBy: { id: string; name: string };
}

type Author = Draft['updatedBy'];

export interface Drafts {
  find(connection: Connection): Promise<Draft | undefined>;
  /** Begins one, unless there is one: then that one. */
  begin(connection: Connection, start: Pick<Draft, 'desired' | 'step'>, by: Author): Promise<Draft>;
  /** Changes the draft of this revision; undefined: somebody was quicker, or it is gone. */
  change(
    connection: Connection,
    revision: number,
    change: Pick<Draft, 'desired' | 'step'>,
    by: Author,
  ): Promise<Draft | undefined>;
  /** Forgets it: its settings have taken effect, or the connection has gone. */
  drop(connection: Connection): Promise<void>;
}

export function createDrafts(database: Database, clock: Clock): Drafts {
  const of = ({ tenantId, id }: Connection) =>
    and(eq(setupDrafts.tenantId, tenantId), eq(setupDrafts.connectionId, id));
  const author = ({ id, name }: Author) => ({ updatedBy: id, updatedByName: name, updatedAt: clock() });

  async function find(connection: Connection): Promise<Draft | undefined> {
    const [row] = await database.inTenant(connection.tenantId, (tx) =>
      tx.select().from(setupDrafts).where(of(connection)),
    );
    return row && toDraft(row);
  }

  return {
    find,
    async begin(connection, { desired, step }, by) {
      const { tenantId, id: connectionId } = connection;
      const row = { tenantId, connectionId, desired, step, revision: 1, ...author(by) };
      await database.inTenant(tenantId, (tx) => tx.insert(setupDrafts).values(row).onConflictDoNothing());
      return (await find(connection)) ?? toDraft(row);
    },
    async change(connection, revision, { desired, step }, by) {
      const [row] = await database.inTenant(connection.tenantId, (tx) =>
        tx
          .update(setupDrafts)
          .set({ desired, step, revision: revision + 1, ...author(by) })
          .where(and(of(connection), eq(setupDrafts.revision, revision)))
          .returning(),
      );
      return row && toDraft(row);
    },
    async drop(connection) {
      await database.inTenant(connection.tenantId, (tx) => tx.delete(setupDrafts).where(of(connection)));
    },
  };
}

function toDraft(row: typeof setupDrafts.$inferSelect): Draft {
  return {
    desired: desiredState.parse(row.desired),
    step: row.step,
    revision: row.revision,
    updatedBy: { id: row.updatedBy, name: row.updatedByName },
  };
}
