import { worded } from '../../alerts/worded';
import type { Alert } from '../../alerts/model';
import type { Card } from '../../cards/card';
import { formCard } from '../../cards/form';
import { type Field, type FilledIn, type Problems, withAttempt } from '../../connection/setup/form';
import type { RecordType } from '../../microsoft/graph/security-changes';
import { LONGEST_COMMENT, STATUSES } from '../../response/triage/order';
import { VERDICTS } from '../../response/triage/verdicts';
import { KEEP, verdictId } from '../../response/triage/wish';
import { classified, stateOf } from './alert-words';
import { texts } from '../../texts/texts';

/** What is triaged, as people have it before them. */
export interface Triaged extends Pick<Alert, 'id' | 'title' | 'version'> {
  type: RecordType;
  status: string;
  assignedTo: string | undefined;
  classification: string | undefined;
  determination: string | undefined;
  connectionId: string;
}

/** The form of an alert or incident: what is left as it is changes nothing. */
export function triageForm(
  triaged: Triaged,
  form: string,
  seen: string,
  attempt: { filledIn: FilledIn; problems: Problems } = { filledIn: {}, problems: {} },
): Card {
  const { type, id, title } = triaged;
  const words = texts().triage;
  const now = [stateOf(triaged), classified(triaged)].filter(Boolean).join(' · ');
  return formCard({
    title: words.title[type],
    context: `${title.slice(0, 80)} · ${now}`,
    progress: [],
    guidance: [],
    fields: withAttempt(fieldsOf(triaged), attempt.filledIn, attempt.problems),
    notes: [words.note],
    chosen: [],
    buttons: [
      { title: words.goOn, verb: 'triage.submit', data: { type, id, form, seen }, submits: true },
      { title: words.back[type], verb: `${type}.open`, data: { id }, submits: false },
    ],
  });
}

function fieldsOf({ type, status, assignedTo }: Triaged): Field[] {
  const words = texts().triage;
  const kept = assignedTo === undefined ? words.leaveWithNobody : words.leaveWith(assignedTo);
  return [
    {
      id: 'assign',
      kind: 'one',
      label: words.assign,
      value: KEEP,
      choices: [
        { id: KEEP, title: kept },
        { id: 'me', title: words.toMe },
        { id: 'other', title: words.toOther },
        ...(assignedTo === undefined ? [] : [{ id: 'nobody', title: words.toNobody }]),
      ],
    },
    {
      id: 'person',
      kind: 'text',
      label: words.person,
      value: '',
      example: 'elin.haugen@contoso.com',
      optional: true,
    },
    {
      id: 'status',
      kind: 'one',
      label: words.status,
      value: KEEP,
      choices: [
        { id: KEEP, title: words.leaveStatus(worded(status)) },
        ...STATUSES[type].filter((one) => one !== status).map((one) => ({ id: one, title: capital(one) })),
      ],
    },
    {
      id: 'verdict',
      kind: 'one',
      label: words.verdict,
      value: KEEP,
      choices: [
        { id: KEEP, title: words.leaveVerdict },
        ...VERDICTS.map((one) => ({
          id: verdictId(one),
          title: `${capital(one.classification)}: ${worded(one.determination)}`,
        })),
      ],
    },
    {
      id: 'comment',
      kind: 'long-text',
      label: words.comment(LONGEST_COMMENT),
      value: '',
      example: words.commentExample,
      optional: true,
    },
  ];
}

function capital(id: string): string {
  const word = worded(id);
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
