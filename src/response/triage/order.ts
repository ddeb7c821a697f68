import { z } from 'zod/v4';
import { worded } from '../../alerts/worded';
import {
  commentBody,
  type RecordChange,
  recordPath,
  type RecordType,
} from '../../microsoft/graph/security-changes';
import type { ShownRequest } from '../response-action';
import { isVerdict } from './verdicts';
import { texts } from '../../texts/texts';

export const LONGEST_COMMENT = 1000;

/** The states that people may set. Source: security-alert-update, security-incident-update. */
export const STATUSES: Readonly<Record<RecordType, readonly [string, ...string[]]>> = {
  alert: ['new', 'inProgress', 'resolved'],
  incident: ['active', 'inProgress', 'resolved'],
};

const verdict = z
  .object({ classification: z.string(), determination: z.string() })
  .refine(isVerdict, { error: 'is no classification with its determination' });

/** What is to be done to an alert or an incident: at least one of the last four. */
export const triageOrder = z
  .object({
    type: z.enum(['alert', 'incident']),
    id: z.string().min(1).max(500),
    title: z.string(),
    /** Its version when people decided what to do: when it has another, it is theirs to look at again. */
    seen: z.string(),
    /** A sign-in name of the tenant; null: nobody. */
    assignedTo: z.string().max(200).nullish(),
    status: z.string().optional(),
    verdict: verdict.optional(),
    /** As it is sent, with who wrote it. */
    comment: z.string().optional(),
  })
  .refine(({ type, status }) => status === undefined || STATUSES[type].includes(status), {
    error: 'has no such state',
  })
  .refine(
    ({ assignedTo, status, verdict: given, comment }) =>
      [assignedTo, status, given, comment].some((one) => one !== undefined),
    { error: 'changes nothing' },
  );
export type TriageOrder = z.infer<typeof triageOrder>;

/** The properties that are to be set; undefined where there are none. */
export function changeOf({ assignedTo, status, verdict: given }: TriageOrder): RecordChange | undefined {
  const change: RecordChange = {
    ...(assignedTo !== undefined && { assignedTo }),
    ...(status !== undefined && { status }),
    ...given,
  };
  return Object.keys(change).length === 0 ? undefined : change;
}

/** "Assign it to elin@contoso.com, set it to resolved and add a comment". */
export function triageSentence({ assignedTo, status, verdict: given, comment }: TriageOrder): string {
  const words = texts().triage.parts;
  const parts = [
    ...(assignedTo === undefined ? [] : [assignedTo === null ? words.take : words.assign(assignedTo)]),
    ...(status === undefined ? [] : [words.status(worded(status))]),
    ...(given === undefined
      ? []
      : [words.classify(worded(given.classification), worded(given.determination))]),
    ...(comment === undefined ? [] : [words.comment]),
  ];
  const all = texts().triage.sentence(parts);
  return all.slice(0, 1).toUpperCase() + all.slice(1);
}

export function triageRequests(order: TriageOrder): ShownRequest[] {
  const path = recordPath(order.type, order.id);
  const change = changeOf(order);
  return [
    ...(change === undefined ? [] : [{ method: 'PATCH' as const, path, body: change }]),
    ...(order.comment === undefined
      ? []
      : [{ method: 'POST' as const, path: `${path}/comments`, body: commentBody(order.comment) }]),
  ];
}
