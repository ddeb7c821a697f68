import { z } from 'zod/v4';
import { worded } from '../../alerts/worded';
import { addComment, changeRecord } from '../../microsoft/graph/security-changes';
import type { RunContext, RunOutcome } from '../kind';
import type { ResponseFailure } from '../response-action';
import { isCommentOn, isSetOn, type Looked, look } from './look';
import { changeOf, type TriageOrder } from './order';
import { texts } from '../../texts/texts';

/** `version`: the one that was there afterwards. `shows`: Defender showed all of it then. */
export const triageResult = z.object({ version: z.string(), shows: z.boolean() });
type TriageResult = z.infer<typeof triageResult>;

const nothing = z.null();

/**
 * Looks at it first, so that what somebody has changed meanwhile is not overwritten and what is there already is not done
 * again; then changes it, comments on it, and looks once more.
 *
 * @throws GraphFailure
 */
export async function carryOutTriage(
  order: TriageOrder,
  context: RunContext,
): Promise<RunOutcome<TriageResult>> {
  const { graph, step } = context;
  const { type, id, comment } = order;
  const before = await look(order, context);
  if (before.version !== order.seen && !isOurDoing(before, order, context))
    return { end: 'failed', failure: changedMeanwhile(before, order) };
  const change = changeOf(order);
  if (change !== undefined && !isSetOn(before, order)) {
    await step({
      name: 'change',
      outcome: nothing,
      act: () => changeRecord(graph, type, id, change).then(() => null),
    });
  }
  if (comment !== undefined && !isCommentOn(before, order)) {
    await step({
      name: 'comment',
      outcome: nothing,
      act: () => addComment(graph, type, id, comment).then(() => null),
    });
  }
  const after = await look(order, context);
  const shows = isSetOn(after, order) && isCommentOn(after, order);
  return { end: 'done', result: { version: after.version, shows } };
}

/** Whether it may be another version because an earlier run of this very action has changed it. */
function isOurDoing(seen: Looked, order: TriageOrder, { stepBefore }: RunContext): boolean {
  const changed = stepBefore('change');
  if (changed === 'done' || stepBefore('comment') !== undefined) return true;
  return changed === 'begun' && isSetOn(seen, order);
}

function changedMeanwhile({ status, assignedTo }: Looked, { type }: TriageOrder): ResponseFailure {
  const words = texts().triage.changedMeanwhile;
  const whose = assignedTo === undefined ? words.nobodyHasIt : words.hasIt(assignedTo);
  return { changed: true, text: words[type](worded(status), whose), remedy: words.remedy };
}
