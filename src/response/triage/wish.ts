import { createHash } from 'node:crypto';
import { type Assignee, findAssignees } from '../../microsoft/graph/find';
import type { Graph } from '../../microsoft/graph/client';
import type { RecordType } from '../../microsoft/graph/security-changes';
import type { FilledIn, Problems } from '../../connection/setup/form';
import { LONGEST_COMMENT, STATUSES, triageOrder, type TriageOrder } from './order';
import { VERDICTS, type Verdict } from './verdicts';
import { texts } from '../../texts/texts';

/** What stands in a choice that changes nothing. */
export const KEEP = 'keep';

/** What a form is about, and who filled it in. */
export interface Wisher {
  type: RecordType;
  id: string;
  title: string;
  seen: string;
  /** Names the form; a comment carries a mark made of it. */
  form: string;
  userId: string;
  userName: string;
}

/**
 * What a person wants, from what was filled in; people are looked up in the tenant.
 *
 * @throws GraphFailure
 */
export async function readWish(
  filledIn: FilledIn,
  wisher: Wisher,
  graph: Graph,
): Promise<{ ok: true; order: TriageOrder } | { ok: false; problems: Problems }> {
  const assigned = await assignment(filledIn, wisher, graph);
  if (typeof assigned === 'object' && assigned !== null) return { ok: false, problems: assigned };
  const written = (filledIn['comment'] ?? '').trim();
  if (written.length > LONGEST_COMMENT)
    return { ok: false, problems: { comment: texts().triage.problems.tooLong(LONGEST_COMMENT) } };
  const { type, id, title, seen } = wisher;
  const status = STATUSES[type].find((one) => one === filledIn['status']);
  const verdict = VERDICTS.find((one) => verdictId(one) === filledIn['verdict']);
  const order = triageOrder.safeParse({
    ...{ type, id, title, seen },
    ...(assigned !== undefined && { assignedTo: assigned }),
    ...(status !== undefined && { status }),
    ...(verdict !== undefined && { verdict }),
    ...(written !== '' && { comment: signed(written, wisher) }),
  });
  if (order.success) return { ok: true, order: order.data };
  return {
    ok: false,
    problems: { assign: texts().triage.problems.nothing },
  };
}

/** How a choice of the form names a classification with its determination. */
export function verdictId({ classification, determination }: Verdict): string {
  return `${classification}/${determination}`;
}

/**
 * Defender shows the application as the author, so the comment itself says who wrote it; the mark tells it from any other, so
 * that it is not added twice.
 */
function signed(text: string, { userName, form }: Wisher): string {
  const mark = createHash('sha256').update(form).digest('hex').slice(0, 8);
  return `${withoutControls(text)}\n(${withoutControls(userName)}, through Drawbridge, ${mark})`;
}

/** A sign-in name, null for nobody, undefined for no change; or what is wrong. */
async function assignment(
  filledIn: FilledIn,
  { userId }: Wisher,
  graph: Graph,
): Promise<string | null | undefined | Problems> {
  const person = (filledIn['person'] ?? '').trim();
  switch (filledIn['assign']) {
    case 'nobody':
      return null;
    case 'me':
      return oneOf(userId, await findAssignees(graph, userId));
    case 'other':
      if (person === '') return { person: texts().triage.problems.noPerson };
      return oneOf(person, await findAssignees(graph, person));
    default:
      return person === '' ? undefined : oneOf(person, await findAssignees(graph, person));
  }
}

function oneOf(name: string, found: readonly Assignee[]): string | Problems {
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.signInName;
  if (only === undefined) return { person: texts().triage.problems.nobody(name) };
  const names = found.map(({ signInName }) => signInName);
  return { person: texts().triage.problems.several(found.length, name, names) };
}

function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{C}\n]/gu, '');
}
