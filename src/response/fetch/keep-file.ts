import { newPassword, writeEncryptedArchive } from '../../files/encrypted-archive';
import { type HeldFile, LARGEST_HELD_BYTES } from '../../files/held-file';
import { resultLink } from '../../microsoft/endpoint/machine-actions';
import type { RunContext } from '../kind';
import type { ResponseFailure } from '../response-action';
import { measure, TooLarge, unwrapped } from './measured';
import type { FetchOrder } from './order';
import { texts } from '../../texts/texts';

/** In the session, after the script. */
const COLLECTED = 1;

/** What came is not what was asked for. */
class OtherFile extends Error {
  override readonly name = 'OtherFile';
  wasWrapped = false;
}

/** The file as it is kept, without its password; or why it is not. */
export type KeptFile =
  { kept: Omit<HeldFile, 'password'>; failure?: never } | { kept?: never; failure: ResponseFailure };

/**
 * Brings the file from Defender into an encrypted archive that waits for whoever asked, chunk by chunk. It is kept when it has
 * the hash that was asked for, and not else. Repeating it does no harm.
 *
 * @throws GraphFailure
 */
export async function keepFile(order: FetchOrder, sessionId: string, context: RunContext): Promise<KeptFile> {
  try {
    return { kept: await keepAs(order, sessionId, context, true) };
  } catch (error) {
    if (!(error instanceof OtherFile)) return { failure: whyNot(error) };
    if (!error.wasWrapped) return { failure: texts().fetching.failures.otherFile };
  }
  try {
    // A file that is a gzip archive itself, and came as it is.
    return { kept: await keepAs(order, sessionId, context, false) };
  } catch (error) {
    return { failure: whyNot(error) };
  }
}

async function keepAs(
  { hash, session }: FetchOrder,
  sessionId: string,
  { apis, fetchResult, heldFiles, connection, askedBy }: RunContext,
  unwrap: boolean,
): Promise<Omit<HeldFile, 'password'>> {
  const at = { tenantId: connection.tenantId, key: session };
  const other = new OtherFile();
  const source = await fetchResult(await resultLink(apis.endpoint, sessionId, COLLECTED));
  const content = unwrap ? unwrapped(source, (was) => (other.wasWrapped = was)) : source;
  const { chunks, sums } = measure(content, LARGEST_HELD_BYTES);
  const { password: _, ...kept } = await heldFiles.hold(at, askedBy, async (keep) => {
    const password = newPassword();
    const name = `${hash.value}.bin`;
    await writeEncryptedArchive({ name, password, content: chunks }, keep).catch((error: unknown) => {
      throw isBadArchive(error) ? other : error;
    });
    const sum = sums();
    if (sum[hash.algorithm] !== hash.value) throw other;
    return { name: `${hash.value.slice(0, 16)}.zip`, password, ...sum };
  });
  return kept;
}

/** Source: nodejs.org/api/zlib.html (errors carry zlib's code). */
function isBadArchive(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** @throws what is no matter of the file */
function whyNot(error: unknown): ResponseFailure {
  if (error instanceof OtherFile) return texts().fetching.failures.otherFile;
  if (error instanceof TooLarge) {
    const { tooLarge, tooLargeRemedy } = texts().fetching.failures;
    return { text: tooLarge(LARGEST_HELD_BYTES / 1_000_000), remedy: tooLargeRemedy };
  }
  throw error;
}
