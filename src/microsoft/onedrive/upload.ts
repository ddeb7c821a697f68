import { isAllowedAddress } from '../allowed-address';
import { kindOf } from '../graph/answer';
import { GraphFailure, type FailureKind } from '../graph/failure';

const OPERATION = 'save the file in OneDrive';
const WAIT_MS = 60_000;

export interface OneDrive {
  /** Puts a whole file where an upload session says. @throws GraphFailure */
  upload(address: string, bytes: Buffer): Promise<void>;
  /** Whether an address is one of OneDrive. */
  holds(address: string): boolean;
}

/**
 * Uploads to OneDrive. The address comes from outside and carries its own right to write, so no token goes with it, no
 * host is asked but those that are allowed, and a redirect is not followed.
 * Source: learn.microsoft.com/graph/api/driveitem-createuploadsession, upload bytes to the upload session (at most 60 MiB
 * at once, no Authorization header, 201 or 200 when the file is whole).
 */
export function createOneDrive(allowedHosts: readonly string[]): OneDrive {
  const holds = (address: string) =>
    URL.canParse(address) && isAllowedAddress(new URL(address), allowedHosts);

  async function upload(address: string, bytes: Buffer): Promise<void> {
    if (!holds(address)) throw failure('unexpected', 'The address is not one of OneDrive.');
    const last = bytes.byteLength - 1;
    const response = await fetch(address, {
      method: 'PUT',
      headers: { 'content-range': `bytes 0-${last}/${bytes.byteLength}` },
      body: new Uint8Array(bytes),
      redirect: 'manual',
      signal: AbortSignal.timeout(WAIT_MS),
    }).catch((error: unknown) => {
      throw failure('unavailable', 'The connection broke before an answer came.', error);
    });
    await response.body?.cancel();
    if (response.status === 200 || response.status === 201) return;
    throw failure(kindOf(response.status, ''), `OneDrive answered ${response.status}.`);
  }

  return { upload, holds };
}

function failure(kind: FailureKind, detail: string, cause?: unknown): GraphFailure {
  return new GraphFailure(OPERATION, kind, detail, undefined, { cause });
}
