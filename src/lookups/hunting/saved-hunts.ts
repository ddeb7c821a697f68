import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod/v4';
import type { Clock } from '../../clock';
import type { Database } from '../../store/database';
import { savedHunts } from '../../store/schema/hunts';
import type { Parameter } from './parameters';

export interface SavedHunt {
  name: string;
  owner: { id: string; name: string };
  query: string;
  parameters: Parameter[];
  /** As it was typed, such as 7d. */
  timespan: string | undefined;
}

export const MOST_SAVED = 200;
const parameters = z.array(z.object({ name: z.string(), type: z.enum(['string', 'datetime']) }));

/** The hunts that people of a tenant gave names: all readers may run them, their owners alone change them. */
export interface SavedHunts {
  list(tenantId: string): Promise<SavedHunt[]>;
  find(tenantId: string, name: string): Promise<SavedHunt | undefined>;
  /** Keeps one, in the place of the owner's earlier one. False: the name is somebody else's, or there are too many. */
  save(tenantId: string, hunt: SavedHunt): Promise<boolean>;
  remove(tenantId: string, name: string): Promise<void>;
}

export function createSavedHunts(database: Database, clock: Clock): SavedHunts {
  const mine = (tenantId: string) => eq(savedHunts.tenantId, tenantId);
  const named = (tenantId: string, name: string) =>
    and(mine(tenantId), eq(savedHunts.name, name.toLowerCase()));
  return {
    async list(tenantId) {
      const rows = await database.inTenant(tenantId, (tx) =>
        tx.select().from(savedHunts).where(mine(tenantId)).orderBy(asc(savedHunts.name)),
      );
      return rows.map(toHunt);
    },
    async find(tenantId, name) {
      const [row] = await database.inTenant(tenantId, (tx) =>
        tx.select().from(savedHunts).where(named(tenantId, name)),
      );
      return row && toHunt(row);
    },
    save: (tenantId, { name, owner, query, parameters: wanted, timespan = null }) =>
      database.inTenant(tenantId, async (tx) => {
        const content = { query, parameters: wanted, timespan, ownerName: owner.name, savedAt: clock() };
        const count = await tx.$count(savedHunts, mine(tenantId));
        if (count < MOST_SAVED) {
          const row = { tenantId, name: name.toLowerCase(), owner: owner.id, ...content };
          const made = await tx.insert(savedHunts).values(row).onConflictDoNothing().returning();
          if (made.length > 0) return true;
        }
        const own = and(named(tenantId, name), eq(savedHunts.owner, owner.id));
        return (await tx.update(savedHunts).set(content).where(own).returning()).length > 0;
      }),
    async remove(tenantId, name) {
      await database.inTenant(tenantId, (tx) => tx.delete(savedHunts).where(named(tenantId, name)));
    },
  };
}

function toHunt(row: typeof savedHunts.$inferSelect): SavedHunt {
  return {
    name: row.name,
    owner: { id: row.owner, name: row.ownerName },
    query: row.query,
    parameters: parameters.parse(row.parameters),
    timespan: row.timespan ?? undefined,
  };
}
