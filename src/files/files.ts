import { and, eq, gt, lte } from 'drizzle-orm';
import type { Clock } from '../clock';
import type { Database } from '../store/database';
import { files } from '../store/schema/files';
import type { Sealer } from '../vault/seal';
import { bytesOf, file, LARGEST_FILE_BYTES, LARGEST_MAIL_BYTES, type OfferedFile } from './file';
import { digestOf, newLink } from './links';

const LIFETIME_MS = 15 * 60_000;

/**
 * Files for people, fetched in the browser by a link that is good once and for a quarter of an hour. (A bot's own way
 * of sending a file works in personal chats only, and asks the person to keep it in OneDrive first. Source:
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4.)
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
  dropExpired(): Promise<void>;
}

export interface FileTools {
  database: Database;
  sealer: Sealer;
  clock: Clock;
  publicUrl: URL | undefined;
}

export function createFiles({ database, sealer, clock, publicUrl }: FileTools): Files {
  return {
    async offer(tenantId, offered) {
      if (publicUrl === undefined) return undefined;
      const most = offered.encoding === undefined ? LARGEST_FILE_BYTES : LARGEST_MAIL_BYTES;
      if (bytesOf(offered).byteLength > most) throw new RangeError('The file is too large.');
      const { digest, address } = newLink(publicUrl);
      const sealed = sealer.seal(JSON.stringify(offered), placeOf(tenantId, digest));
      const expiresAt = new Date(clock().getTime() + LIFETIME_MS);
      await database.inTenant(tenantId, (tx) =>
        tx.insert(files).values({ digest, tenantId, sealed, expiresAt }),
      );
      return address;
    },
    async take(id) {
      const digest = digestOf(id);
      const open = and(eq(files.digest, digest), gt(files.expiresAt, clock()));
      // Deleted by whoever comes first: nobody else finds it, however many ask at once.
      const [row] = await database.acrossTenants((tx) => tx.delete(files).where(open).returning());
      if (row === undefined) return undefined;
      return file.parse(JSON.parse(sealer.open(row.sealed, placeOf(row.tenantId, digest))));
    },
    async dropExpired() {
      await database.acrossTenants((tx) => tx.delete(files).where(lte(files.expiresAt, clock())));
    },
  };
}

function placeOf(tenantId: string, digest: string): string {
  return `file/${tenantId}/${digest}`;
}
