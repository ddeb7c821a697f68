import { createHmac } from 'node:crypto';
import type { Answer } from '../../../http/answer';
import type { Incoming } from '../../../http/incoming';
import type { World } from '../../../world';

const LASTS_MS = 30 * 60_000;
const PLACE = '/investigation-actions-data/ID/CustomPlaybookCommandOutput/';

/** A link to a result, good for 30 minutes: the form of the sample of learn.microsoft.com/defender-endpoint/api/get-live-response-result. */
export function newLink(world: World, sessionId: string, index: number): string {
  const url = new URL(`${PLACE}${sessionId}-${index}`, world.origin);
  const ends = new Date(world.clock().getTime() + LASTS_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  const query = { se: ends, sp: 'r', sv: '2019-07-07', sr: 'b', sig: signature(world, url.pathname, ends) };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * What is stored behind a link. It asks for no token, and refuses one.
 * Source: learn.microsoft.com/rest/api/storageservices/status-and-error-codes2 (AuthenticationFailed).
 */
export function answerResult(world: World, { url, method, header }: Incoming): Answer | undefined {
  if (!url.pathname.startsWith(PLACE)) return undefined;
  const ends = url.searchParams.get('se') ?? '';
  const isSigned = url.searchParams.get('sig') === signature(world, url.pathname, ends);
  const isOver = !(new Date(ends) > world.clock());
  if (method !== 'GET' || !isSigned || isOver || header('authorization') !== undefined)
    return storageError(403, 'AuthenticationFailed');
  const [, sessionId, index] = /\/([0-9a-f-]{36})-(\d+)$/.exec(url.pathname) ?? [];
  const session = world.liveResponse.sessions.find(({ id }) => id === sessionId);
  const content = session?.ends[Number(index)]?.result;
  if (content === undefined) return storageError(404, 'BlobNotFound');
  return { status: 200, raw: { type: 'application/octet-stream', content } };
}

function signature({ liveResponse }: World, path: string, ends: string): string {
  return createHmac('sha256', liveResponse.linkKey).update(`${path} ${ends}`).digest('base64');
}

function storageError(status: number, code: string): Answer {
  const content = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`;
  return { status, headers: { 'x-ms-error-code': code }, raw: { type: 'application/xml', content } };
}
