import { inWords } from '../../alerts/in-words';
import type { Alert } from '../../alerts/model';
import type { Card } from '../../cards/card';
import { formCard } from '../../cards/form';
import { type Field, type FilledIn, type Problems, withAttempt } from '../../connection/setup/form';
import type { RecordType } from '../../microsoft/graph/security-changes';
import { LONGEST_COMMENT, STATUSES } from '../../response/triage/order';
import { VERDICTS } from '../../response/triage/verdicts';
import { KEEP, verdictId } from '../../response/triage/wish';
import { classified, stateOf } from './alert-words';

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
  const now = [stateOf(triaged), classified(triaged)].filter(Boolean).join(' · ');
  return formCard({
    title: `Work on this ${type}`,
    context: `${title.slice(0, 80)} · ${now}`,
    progress: [],
    guidance: [],
    fields: withAttempt(fieldsOf(triaged), attempt.filledIn, attempt.problems),
    notes: ['Nothing has been changed yet. Next you see exactly what is sent to Defender.'],
    chosen: [],
    buttons: [
      { title: 'Go on', verb: 'triage.submit', data: { type, id, form, seen }, submits: true },
      { title: `Back to the ${type}`, verb: `${type}.open`, data: { id }, submits: false },
    ],
  });
}

function fieldsOf({ type, status, assignedTo }: Triaged): Field[] {
  const kept = assignedTo === undefined ? 'Leave it with nobody' : `Leave it with ${assignedTo}`;
  return [
    {
      id: 'assign',
      kind: 'one',
      label: 'Assign it',
      value: KEEP,
      choices: [
        { id: KEEP, title: kept },
        { id: 'me', title: 'To me' },
        { id: 'other', title: 'To somebody else' },
        ...(assignedTo === undefined ? [] : [{ id: 'nobody', title: 'To nobody' }]),
      ],
    },
    {
      id: 'person',
      kind: 'text',
      label: 'Somebody else: name or address',
      value: '',
      example: 'elin.haugen@contoso.com',
      optional: true,
    },
    {
      id: 'status',
      kind: 'one',
      label: 'Status',
      value: KEEP,
      choices: [
        { id: KEEP, title: `Leave it ${inWords(status)}` },
        ...STATUSES[type].filter((one) => one !== status).map((one) => ({ id: one, title: capital(one) })),
      ],
    },
    {
      id: 'verdict',
      kind: 'one',
      label: 'What it turned out to be',
      value: KEEP,
      choices: [
        { id: KEEP, title: 'Leave that as it is' },
        ...VERDICTS.map((one) => ({
          id: verdictId(one),
          title: `${capital(one.classification)}: ${inWords(one.determination)}`,
        })),
      ],
    },
    {
      id: 'comment',
      kind: 'long-text',
      label: `Comment (at most ${LONGEST_COMMENT} characters)`,
      value: '',
      example: 'What you found, and why',
      optional: true,
    },
  ];
}

function capital(id: string): string {
  const words = inWords(id);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
