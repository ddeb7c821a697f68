import { and, eq, gt, lte } from 'drizzle-orm';
import type { Clock } from '../clock';
import { newId } from '../new-id';
import type { Database } from '../store/database';
import { files } from '../store/schema/files';
import type { Sealer } from '../vault/seal';
import { bytesOf, file, LARGEST_FILE_BYTES, LARGEST_MAIL_BYTES, type OfferedFile } from './file';
import { digestOf, newLink } from './links';

const LIFETIME_MS = 15 * 60_000;

/** Who a file waits for, and where they asked for it. */
export interface Holder {
  tenantId: string;
  personId: string;
  conversationId: string;
}

/**
 * Files for people, for a quarter of an hour and to be had once: fetched in the browser by a link, or kept for one person
 * until they agree to take it.
 */
export interface Files {
  /**
   * Keeps a file of a tenant, sealed, and gives the address to fetch it at. Undefined: the bot has no address that
   * browsers reach. @throws RangeError when it is larger than LARGEST_FILE_BYTES, or as bytes than
   * LARGEST_MAIL_BYTES
   */
  offer(tenantId: string, offered: OfferedFile): Promise<string | undefined>;
  /** The file of a link, which is used up by this; undefined for one that is unknown, used or over. */
  take(id: string): Promise<OfferedFile | undefined>;
  /** Keeps a file for one person in one conversation, and gives its id. @throws RangeError as above */
  hold(holder: Holder, offered: OfferedFile): Promise<string>;
  /** The file of an id, if it waits for just them there. It is used up by this. */
  claim(holder: Holder, id: string): Promise<OfferedFile | undefined>;
  dropExpired(): Promise<void>;
}

export interface FileTools {
  database: Database;
  sealer: Sealer;
  clock: Clock;
  publicUrl: URL | undefined;
}

export function createFiles({ database, sealer, clock, publicUrl }: FileTools): Files {
  async function keep(tenantId: string, digest: string, offered: OfferedFile): Promise<void> {
    const most = offered.encoding === undefined ? LARGEST_FILE_BYTES : LARGEST_MAIL_BYTES;
    if (bytesOf(offered).byteLength > most) throw new RangeError('The file is too large.');
    const sealed = sealer.seal(JSON.stringify(offered), placeOf(tenantId, digest));
    const expiresAt = new Date(clock().getTime() + LIFETIME_MS);
    await database.inTenant(tenantId, (tx) =>
      tx.insert(files).values({ digest, tenantId, sealed, expiresAt }),
    );
  }

  function opened({ tenantId, digest, sealed }: typeof files.$inferSelect): OfferedFile {
    return file.parse(JSON.parse(sealer.open(sealed, placeOf(tenantId, digest))));
  }

  return {
    async offer(tenantId, offered) {
      if (publicUrl === undefined) return undefined;
      const { digest, address } = newLink(publicUrl);
      await keep(tenantId, digest, offered);
      return address;
    },
    async hold(holder, offered) {
      const id = newId();
      await keep(holder.tenantId, digestFor(holder, id), offered);
      return id;
    },
    async claim(holder, id) {
      const open = and(eq(files.digest, digestFor(holder, id)), gt(files.expiresAt, clock()));
      const [row] = await database.inTenant(holder.tenantId, (tx) =>
        tx.delete(files).where(open).returning(),
      );
      return row && opened(row);
    },
    async take(id) {
      const digest = digestOf(id);
      const open = and(eq(files.digest, digest), gt(files.expiresAt, clock()));
      // Deleted by whoever comes first: nobody else finds it, however many ask at once.
      const [row] = await database.acrossTenants((tx) => tx.delete(files).where(open).returning());
      return row && opened(row);
    },
    async dropExpired() {
      await database.acrossTenants((tx) => tx.delete(files).where(lte(files.expiresAt, clock())));
    },
  };
}

/** For anybody else, or elsewhere, the same id is that of no file. */
function digestFor({ tenantId, personId, conversationId }: Holder, id: string): string {
  return digestOf(JSON.stringify([id, tenantId, personId, conversationId]));
}

function placeOf(tenantId: string, digest: string): string {
  return `file/${tenantId}/${digest}`;
}
