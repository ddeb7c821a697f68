import { OR, readTerms, termText } from '../../alerts/query/terms';
import { readSpan, TIME_HELP } from '../../alerts/query/time';
import { listed } from '../../listed';
import { QUARANTINE_TYPES, type QuarantineFilter } from '../../microsoft/exchange/quarantine';
import { texts } from '../../texts/texts';

/** What is asked of quarantine: as Exchange takes it, and in one way of writing. */
export type QuarantineQuery =
  { ok: true; filter: QuarantineFilter; text: string } | { ok: false; problem: string };

/** Source: get-quarantinemessage, ReleaseStatus. */
const STATUSES = [
  'NotReleased',
  'Released',
  'Requested',
  'Denied',
  'Approved',
  'Error',
  'PreparingToRelease',
];
const FIELDS = ['from:', 'to:', 'subject:', 'type:', 'status:', 'id:', 'since:', 'until:'];
const LONGEST = 500;

/**
 * `from:billing@x.example type:phish since:7d`; words by themselves are a whole subject, which is how Exchange compares.
 * It has no way to leave something out, and none to choose between two terms.
 */
export function readQuarantineQuery(given: string, now: Date): QuarantineQuery {
  const text = given
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ');
  const filter: QuarantineFilter = {};
  const words: string[] = [];
  const written: string[] = [];
  for (const term of readTerms(text)) {
    if (term === OR || term.negated) return { ok: false, problem: texts().quarantine.query.allTerms };
    if (term.field === undefined) words.push(...term.values);
    else {
      const problem = take(filter, term.field, term.values, now);
      if (problem !== undefined) return { ok: false, problem };
      written.push(termText(term));
    }
  }
  if (words.length > 0) {
    filter.Subject = words.join(' ');
    written.push(termText({ negated: false, field: 'subject', values: [filter.Subject] }));
  }
  return { ok: true, filter, text: written.join(' ') };
}

/** Puts a term into the filter; what is wrong with it otherwise. */
function take(
  filter: QuarantineFilter,
  field: string,
  values: readonly string[],
  now: Date,
): string | undefined {
  const [first = ''] = values;
  const words = texts().quarantine.query;
  if (first === '') return words.nothingAfter(field);
  switch (field) {
    case 'from':
      filter.SenderAddress = [...values];
      return addressProblem(field, values);
    case 'to':
      filter.RecipientAddress = [...values];
      return addressProblem(field, values);
    case 'subject':
      filter.Subject = values.join(', ');
      return undefined;
    case 'id':
      filter.MessageId = first.startsWith('<') ? first : `<${first}>`;
      return undefined;
    case 'type':
      return choose(values, QUARANTINE_TYPES, field, (chosen) => (filter.QuarantineTypes = chosen));
    case 'status':
      return choose(values, STATUSES, field, (chosen) => (filter.ReleaseStatus = chosen));
    case 'since':
    case 'until': {
      const span = readSpan(first, now);
      if (span === undefined) return words.takes(field, listed(texts().query.values, TIME_HELP) ?? TIME_HELP);
      if (field === 'since') filter.StartReceivedDate = span.start.toISOString();
      else filter.EndReceivedDate = span.end.toISOString();
      return undefined;
    }
    default:
      return words.noField(field.slice(0, 30), FIELDS);
  }
}

function addressProblem(field: string, values: readonly string[]): string | undefined {
  const whole = values.every((value) => value.includes('@'));
  return whole ? undefined : texts().quarantine.query.wholeAddress(field);
}

function choose(
  values: readonly string[],
  known: readonly string[],
  field: string,
  set: (chosen: string[]) => void,
): string | undefined {
  const chosen = values.map((value) => known.find((one) => one.toLowerCase() === value.toLowerCase()));
  const found = chosen.filter((one) => one !== undefined);
  if (found.length < values.length) return texts().quarantine.query.takes(field, known.join(', '));
  set(found);
  return undefined;
}
