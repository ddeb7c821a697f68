import { z } from 'zod/v4';
import type { Graph } from './client';
import { EVERY_MEMBER } from './security-records';

/** An alert or an incident. */
export type RecordType = 'alert' | 'incident';

/** What people set on one. Source: security-alert-update, security-incident-update. */
export interface RecordChange {
  status?: string | undefined;
  classification?: string | undefined;
  determination?: string | undefined;
  /** Null: nobody. */
  assignedTo?: string | null | undefined;
}

const COLLECTIONS = { alert: '/security/alerts_v2', incident: '/security/incidents' } as const;
const record = z.looseObject({ id: z.string() });

/** Where one lies in Graph. */
export function recordPath(type: RecordType, id: string): string {
  return `${COLLECTIONS[type]}/${encodeURIComponent(id)}`;
}

/** The body of a comment. Source: security-alert-post-comments. */
export function commentBody(comment: string) {
  return { '@odata.type': 'microsoft.graph.security.alertComment', comment };
}

/** One alert or incident as Defender has it now. Source: security-alert-get, security-incident-get. @throws GraphFailure */
export function readRecord(graph: Graph, type: RecordType, id: string): Promise<unknown> {
  return graph.read(`read the ${type}`, recordPath(type, id), record, EVERY_MEMBER);
}

/** Sets these properties of one; a repetition changes nothing more. @throws GraphFailure */
export async function changeRecord(
  graph: Graph,
  type: RecordType,
  id: string,
  body: RecordChange,
): Promise<void> {
  await graph.send({ operation: `change the ${type}`, method: 'PATCH', path: recordPath(type, id), body });
}

/**
 * Adds a comment to one. Sent once, but for 429: a repetition would be there twice, and whoever asks for it looks first.
 * Source: security-alert-post-comments, security-incident-post-comments.
 *
 * @throws GraphFailure
 */
export async function addComment(graph: Graph, type: RecordType, id: string, comment: string): Promise<void> {
  const path = `${recordPath(type, id)}/comments`;
  await graph.send({
    operation: `comment on the ${type}`,
    method: 'POST',
    path,
    body: commentBody(comment),
  });
}
