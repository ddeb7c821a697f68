import { problemOfField, type QueryProblem, tooLong } from '../../alerts/query/problems';
import { OR, readTerms, type Term, termText } from '../../alerts/query/terms';
import { nearest } from '../../nearest';
import { texts } from '../../texts/texts';
import { eventOf } from './events';
import { ACTIVITY_FIELDS, addressIn } from './fields';

/** One condition: a field of ACTIVITY_FIELDS, and values of which one is enough. */
export interface Condition {
  field: string;
  negated: boolean;
  values: string[];
}

/** What of activities is asked for; all conditions must hold. */
export interface ActivityQuery {
  conditions: Condition[];
  /** Words that name a user or an app: which of them is found out when it is asked. */
  name: string | undefined;
  /** Its one way of writing, which gives the same query when it is read again. */
  text: string;
}

export type ReadQuery = { ok: true; query: ActivityQuery } | { ok: false; problem: QueryProblem };

const LONGEST_QUERY = 300;
const MOST_VALUES = 20;
const TIMES = ['since', 'until'];

/** Reads what was typed after `activities`. Never throws, whatever the text. */
export function readActivityQuery(given: string, now: Date): ReadQuery {
  const text = given.slice(0, 10 * LONGEST_QUERY).replaceAll(/[\s\p{Cc}]+/gu, ' ');
  if (text.length > LONGEST_QUERY) return { ok: false, problem: tooLong(LONGEST_QUERY) };
  const terms = readTerms(text.trim().toWellFormed()).filter((piece) => piece !== OR);
  const fielded: Term[] = [];
  const words: string[] = [];
  for (const term of terms) {
    const known = byItsLook(term) ?? (term.field === undefined ? undefined : term);
    if (known === undefined) words.push(...term.values);
    else fielded.push(known);
  }
  for (const term of fielded) {
    const wrong = wrongIn(term, fielded, now);
    if (wrong !== undefined) return { ok: false, problem: wrong };
  }
  const name = words.join(' ').trim();
  const conditions = fielded.map((term) => conditionOf(term, now));
  return { ok: true, query: activityQuery(conditions, name === '' ? undefined : name) };
}

/** A query of these conditions, in its one way of writing. */
export function activityQuery(conditions: Condition[], name?: string): ActivityQuery {
  const named = name === undefined ? [] : [name];
  return { conditions, name, text: [...named, ...conditions.map(termText)].join(' ') };
}

/** An address of mail, of a computer, or a kind of event is known without a field's name. */
function byItsLook({ negated, field: given, values, text }: Term): Term | undefined {
  const [value = ''] = values;
  const as = (field: string, found = values) => ({ negated, values: found, text, field });
  // Some addresses of IPv6 look like a field and its value.
  const whole = text.replace(/^-/, '').replaceAll('"', '');
  if (addressIn(whole) !== undefined) return as('ip', [whole]);
  if (given !== undefined) return undefined;
  if (eventOf(value) !== undefined) return as('event');
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return as('user');
  return undefined;
}

function wrongIn(term: Term, all: readonly Term[], now: Date): QueryProblem | undefined {
  const { field: name = '', values, negated } = term;
  const field = ACTIVITY_FIELDS.find((one) => one.name === name);
  if (field === undefined) return noSuchField(term, all);
  const words = texts().activities.query;
  const isTime = TIMES.includes(name);
  if (isTime && (negated || values.length > 1)) return oneProblem(words.oneTime(name));
  if (values.length > MOST_VALUES) return oneProblem(words.mostValues(name, MOST_VALUES));
  if (all.some((other) => other !== term && other.field === name && other.negated === negated))
    return oneProblem(words.once(name));
  return problemOfField(term, field, all, (value) => field.read(value, now) !== undefined);
}

function noSuchField(term: Term, all: readonly Term[]): QueryProblem {
  const name = term.field ?? '';
  const names = ACTIVITY_FIELDS.map((field) => field.name);
  const meant = ACTIVITY_FIELDS.find(({ meantBy }) => meantBy.includes(name))?.name ?? nearest(name, names);
  return {
    message: [texts().query.noField(name.slice(0, 40)), texts().activities.query.fields(names)].join(' '),
    suggestion: meant && all.map((one) => termText(one === term ? { ...one, field: meant } : one)).join(' '),
  };
}

function conditionOf({ field = '', negated, values }: Term, now: Date): Condition {
  const known = ACTIVITY_FIELDS.find(({ name }) => name === field);
  return { field, negated, values: values.flatMap((value) => known?.read(value, now) ?? []) };
}

function oneProblem(message: string): QueryProblem {
  return { message, suggestion: undefined };
}
