import { z } from 'zod/v4';
import { parseIncident } from '../../alerts/incidents/model';
import { parseAlert } from '../../alerts/model';
import { GraphFailure } from '../../microsoft/graph/failure';
import { readRecord } from '../../microsoft/graph/security-changes';
import type { RunContext } from '../kind';
import { changeOf, type TriageOrder } from './order';

/** An alert or incident as Defender has it at this moment. */
export interface Looked {
  version: string;
  status: string;
  assignedTo: string | undefined;
  classification: string | undefined;
  determination: string | undefined;
  /** All of them, as they were written. */
  comments: string[];
}

const commented = z.looseObject({
  comments: z.array(z.looseObject({ comment: z.string().nullish() })).nullish(),
});

/** Looks at it in Defender; what is seen is what chat shows from then on. @throws GraphFailure */
export async function look({ type, id }: TriageOrder, context: RunContext): Promise<Looked> {
  const { graph, alerts, incidents, connection, now } = context;
  const record = await readRecord(graph, type, id);
  const owner = { tenantId: connection.tenantId, connectionId: connection.id };
  await (type === 'alert' ? alerts : incidents).renew(owner, record, now);
  const seen = type === 'alert' ? alertIn(record) : incidentIn(record);
  if (seen === undefined)
    throw new GraphFailure(`read the ${type}`, 'unexpected', 'The answer is not as documented.');
  const comments = commented.safeParse(record).data?.comments ?? [];
  return { ...seen, comments: comments.flatMap(({ comment }) => comment ?? []) };
}

/** Whether everything that is to be set is so already. */
export function isSetOn(seen: Looked, order: TriageOrder): boolean {
  const change = changeOf(order);
  if (change === undefined) return true;
  const { assignedTo = seen.assignedTo ?? null, status = seen.status } = change;
  const { classification = seen.classification, determination = seen.determination } = change;
  return (
    (seen.assignedTo ?? null)?.toLowerCase() === assignedTo?.toLowerCase() &&
    seen.status === status &&
    seen.classification === classification &&
    seen.determination === determination
  );
}

/** Whether the comment is there, by its last line: it names who wrote it and the form that it was written in. */
export function isCommentOn({ comments }: Looked, { comment }: TriageOrder): boolean {
  const mark = comment?.split('\n').at(-1);
  return mark === undefined || comments.some((text) => text.includes(mark));
}

type Seen = Omit<Looked, 'comments'>;

function alertIn(record: unknown): Seen | undefined {
  const parsed = parseAlert(record);
  return parsed.ok ? parsed.alert : undefined;
}

function incidentIn(record: unknown): Seen | undefined {
  const parsed = parseIncident(record);
  return parsed.ok ? parsed.record : undefined;
}
