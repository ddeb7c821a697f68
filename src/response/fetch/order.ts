import { randomBytes } from 'node:crypto';
import { z } from 'zod/v4';
import { type SessionCommand, sessionRequest } from '../../microsoft/endpoint/machine-actions';
import type { ShownRequest } from '../response-action';
import { copyPath, FETCH_SCRIPT } from './script';
import { texts } from '../../texts/texts';

const API = 'https://api.security.microsoft.com';

/** A quarantined file to be fetched. */
export const fetchOrder = z.object({
  hash: z.object({
    algorithm: z.enum(['md5', 'sha1', 'sha256']),
    value: z.string().regex(/^[0-9a-f]{32,64}$/),
  }),
  machineId: z.string().regex(/^[0-9a-f]{40}$/),
  device: z.string().max(300),
  /** Names this order on the device and in Defender. */
  session: z.string().regex(/^[0-9a-f]{16}$/),
});
export type FetchOrder = z.infer<typeof fetchOrder>;

export function newFetchOrder(wish: Omit<FetchOrder, 'session'>): FetchOrder {
  return { ...wish, session: randomBytes(8).toString('hex') };
}

/** What is done in a session: bring the copy and collect it, or take it away. */
export type Purpose = 'fetch' | 'remove';

export function commandsOf({ session, hash }: FetchOrder, purpose: Purpose): SessionCommand[] {
  const run = (args: string): SessionCommand => ({ type: 'RunScript', script: FETCH_SCRIPT.name, args });
  if (purpose === 'remove') return [run(`-Action Remove -Reference ${session}`)];
  return [
    run(`-Action Restore -Reference ${session} -Hash ${hash.value}`),
    { type: 'GetFile', path: copyPath(session) },
  ];
}

/** What a session is found again by. */
export function commentOf({ session }: FetchOrder, purpose: Purpose): string {
  return `Drawbridge ${purpose} ${session}`;
}

export function fetchSentence({ hash, device }: FetchOrder): string {
  return texts().fetching.sentence(`${hash.value.slice(0, 12)}…`, device);
}

export function fetchRequests(order: FetchOrder): ShownRequest[] {
  const of = (purpose: Purpose) => {
    const request = sessionRequest(order.machineId, commandsOf(order, purpose), commentOf(order, purpose));
    return { ...request, path: API + request.path };
  };
  const library = { File: FETCH_SCRIPT.name, Description: FETCH_SCRIPT.description, OverrideIfExists: true };
  return [{ method: 'POST', path: `${API}/api/libraryfiles`, body: library }, of('fetch'), of('remove')];
}
