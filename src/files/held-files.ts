import { and, eq, gt, lte } from 'drizzle-orm';
import type { Clock } from '../clock';
import type { Database } from '../store/database';
import { heldFileParts, heldFiles } from '../store/schema/held-files';
import type { FileTools } from './files';
import { heldFile, type HeldFile } from './held-file';
import { digestOf, newLink } from './links';

const LIFETIME_MS = 60 * 60_000;
const PART_BYTES = 1_000_000;

/** Whose file it is, and what it came of. */
export interface HeldKey {
  tenantId: string;
  key: string;
}

/** A file on its way to a browser. */
export interface Delivery {
  name: string;
  chunks: AsyncIterable<Buffer>;
  /** All of it has arrived: it is gone from here. */
  delivered(): Promise<void>;
}

/**
 * Large files that wait for one person, for an hour: sealed part by part, so that neither keeping nor giving one takes it into
 * memory whole. Each link works once; the file goes once it has arrived.
 */
export interface HeldFiles {
  /**
   * Takes a file in. One that was begun under this key before is gone first, so that repeating it does no harm.
   *
   * @param write gives the chunks, and at their end what is known of the file; when it throws nothing is kept
   */
  hold(at: HeldKey, ownerId: string, write: (keep: KeepChunk) => Promise<HeldFile>): Promise<HeldFile>;
  /** What is known of it; undefined once it is gone, or while it is not whole. */
  find(at: HeldKey): Promise<{ file: HeldFile; ownerId: string; expiresAt: Date } | undefined>;
  /** An address that gives it once; those before are over. Undefined: browsers reach no address of the bot. */
  link(at: HeldKey): Promise<string | undefined>;
  /** The file of a link, which is used up by this. */
  take(id: string): Promise<Delivery | undefined>;
  drop(at: HeldKey): Promise<void>;
  dropExpired(): Promise<void>;
}

export type KeepChunk = (chunk: Uint8Array) => Promise<void>;

export function createHeldFiles({ database, sealer, clock, publicUrl }: FileTools): HeldFiles {
  const table = heldFiles;
  const oneOf = ({ tenantId, key }: HeldKey) => and(eq(table.tenantId, tenantId), eq(table.key, key));

  async function keepPart(at: HeldKey, position: number, part: Buffer): Promise<void> {
    const sealed = sealer.sealBytes(part, placeOf(at, position));
    await database.inTenant(at.tenantId, (tx) =>
      tx.insert(heldFileParts).values({ ...at, position, sealed }),
    );
  }

  async function drop(at: HeldKey): Promise<void> {
    await database.inTenant(at.tenantId, (tx) => tx.delete(table).where(oneOf(at)));
  }

  return {
    drop,
    async hold(at, ownerId, write) {
      await drop(at);
      const expiresAt = inAnHour(clock);
      await database.inTenant(at.tenantId, (tx) =>
        tx.insert(table).values({ ...at, ownerId, whole: false, expiresAt }),
      );
      try {
        const parts = inParts((position, part) => keepPart(at, position, part));
        const file = await write(parts.keep);
        await parts.end();
        const sealed = sealer.seal(JSON.stringify(file), placeOf(at, 'file'));
        await database.inTenant(at.tenantId, (tx) =>
          tx
            .update(table)
            .set({ whole: true, sealed, expiresAt: inAnHour(clock) })
            .where(oneOf(at)),
        );
        return file;
      } catch (error) {
        await drop(at);
        throw error;
      }
    },
    async find(at) {
      const open = and(oneOf(at), eq(table.whole, true), gt(table.expiresAt, clock()));
      const [row] = await database.inTenant(at.tenantId, (tx) => tx.select().from(table).where(open));
      if (row?.sealed == null) return undefined;
      const file = heldFile.parse(JSON.parse(sealer.open(row.sealed, placeOf(at, 'file'))));
      return { file, ownerId: row.ownerId, expiresAt: row.expiresAt };
    },
    async link(at) {
      if (publicUrl === undefined) return undefined;
      const { digest, address } = newLink(publicUrl);
      await database.inTenant(at.tenantId, (tx) =>
        tx.update(table).set({ linkDigest: digest }).where(oneOf(at)),
      );
      return address;
    },
    async take(id) {
      const open = and(
        eq(table.linkDigest, digestOf(id)),
        eq(table.whole, true),
        gt(table.expiresAt, clock()),
      );
      // Whoever comes first has the link: nobody else finds it, however many ask at once.
      const [row] = await database.acrossTenants((tx) =>
        tx.update(table).set({ linkDigest: null }).where(open).returning(),
      );
      if (row?.sealed == null) return undefined;
      const at = { tenantId: row.tenantId, key: row.key };
      const { name } = heldFile.parse(JSON.parse(sealer.open(row.sealed, placeOf(at, 'file'))));
      const openPart = (position: number, sealed: Buffer) => sealer.openBytes(sealed, placeOf(at, position));
      return { name, chunks: partsOf(at, database, openPart), delivered: () => drop(at) };
    },
    async dropExpired() {
      await database.acrossTenants((tx) => tx.delete(table).where(lte(table.expiresAt, clock())));
    },
  };
}

async function* partsOf(
  at: HeldKey,
  database: Database,
  open: (position: number, sealed: Buffer) => Buffer,
): AsyncIterable<Buffer> {
  const { tenantId, key } = at;
  for (let position = 0; ; position++) {
    const which = and(
      eq(heldFileParts.tenantId, tenantId),
      eq(heldFileParts.key, key),
      eq(heldFileParts.position, position),
    );
    const [row] = await database.inTenant(tenantId, (tx) => tx.select().from(heldFileParts).where(which));
    if (row === undefined) return;
    yield open(position, row.sealed);
  }
}

/** Gathers chunks of any size into parts of one size. */
function inParts(keepPart: (position: number, part: Buffer) => Promise<void>) {
  let waiting: Buffer[] = [];
  let size = 0;
  let position = 0;

  async function end(): Promise<void> {
    if (size === 0) return;
    const part = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    await keepPart(position++, part);
  }

  return {
    end,
    async keep(chunk: Uint8Array): Promise<void> {
      waiting.push(Buffer.from(chunk));
      size += chunk.length;
      if (size >= PART_BYTES) await end();
    },
  };
}

function inAnHour(clock: Clock): Date {
  return new Date(clock().getTime() + LIFETIME_MS);
}

function placeOf({ tenantId, key }: HeldKey, what: number | 'file'): string {
  return `held-file/${tenantId}/${key}/${what}`;
}
