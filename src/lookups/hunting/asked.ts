import { asPasted, LONGEST_QUERY } from './pasted';
import { type Parameter, readParameters, readValues } from './parameters';
import { readTimespan } from './timespan';

/** What was said after `hunt`. */
export type Asked =
  | { kind: 'query'; query: string; timespan: string | undefined }
  | { kind: 'save'; name: string; parameters: Parameter[]; query: string; timespan: string | undefined }
  | { kind: 'run'; name: string; values: Map<string, string>; timespan: string | undefined }
  | { kind: 'delete'; name: string }
  | { kind: 'nothing' }
  | { kind: 'wrong'; title: string; text: string };

const NAME = /^[a-z][\w-]{0,39}$/i;
const SAVE = /^save\s+([\w-]+)\s*(?:\(([^()]*)\))?\s+([\s\S]+)$/i;
const RUN = /^run\s+([\w-]+)(?:\s+([\s\S]*))?$/i;
const DELETE = /^delete\s+([\w-]+)\s*$/i;

/** Reads `[span] KQL`, `save name(parameters) [span] KQL`, `run name key=value` and `delete name`. */
export function readAsked(text: string): Asked {
  const said = text.trim();
  if (said === '') return { kind: 'nothing' };
  const [word = ''] = said.split(/\s/, 1);
  switch (word.toLowerCase()) {
    case 'save':
      return readSave(said);
    case 'run':
      return readRun(said);
    case 'delete': {
      const name = DELETE.exec(asPasted(said))?.[1];
      return name === undefined
        ? wrong('Which hunt?', 'Type hunt delete and its name.')
        : { kind: 'delete', name };
    }
    default: {
      const read = readQuery(said);
      return 'wrong' in read ? read.wrong : { kind: 'query', ...read };
    }
  }
}

function readSave(said: string): Asked {
  const [, name = '', list = '', rest = ''] = SAVE.exec(said) ?? [];
  if (!NAME.test(name))
    return wrong(
      'How is it called?',
      'Type hunt save, a name of letters, digits and dashes, and the query: hunt save failed-logons(user, since:datetime) EntraIdSignInEvents | where AccountUpn =~ user and Timestamp > since',
    );
  const parameters = readParameters(list);
  if (parameters === undefined)
    return wrong(
      'Its parameters cannot be read',
      'Write up to eight names between the brackets, such as (user, since:datetime). Those without a type are texts.',
    );
  const read = readQuery(rest);
  return 'wrong' in read ? read.wrong : { kind: 'save', name, parameters, ...read };
}

function readRun(said: string): Asked {
  const [, name, rest = ''] = RUN.exec(asPasted(said)) ?? [];
  if (name === undefined) return wrong('Which hunt?', 'Type hunt run and its name; hunts lists them.');
  const [first = ''] = rest.trim().split(/\s/, 1);
  const timespan = readTimespan(first) === undefined ? undefined : first;
  const values = readValues(timespan === undefined ? rest : rest.trim().slice(first.length));
  if (values !== undefined) return { kind: 'run', name, values, timespan };
  return wrong(
    'What was given cannot be read',
    `Write each as name=value, in quotes where it has spaces: hunt run ${name} user="Ada Lindqvist" since=7d`,
  );
}

/** A query with the time span before it, if there is one. */
function readQuery(said: string): { query: string; timespan: string | undefined } | { wrong: Asked } {
  const [first = ''] = said.split(/\s/, 1);
  const timespan = readTimespan(first) === undefined ? undefined : first;
  if (timespan === undefined && /^\d/.test(first))
    return {
      wrong: wrong(
        'That is no time span',
        'Write it as 30m, 24h or 7d, up to 365d, or as 2026-11-01..2026-11-08.',
      ),
    };
  const query = asPasted(timespan === undefined ? said : said.slice(first.length));
  if (query === '') return { wrong: wrong('What is to be hunted for?', 'Write the query in KQL after it.') };
  if (query.length > LONGEST_QUERY)
    return {
      wrong: wrong(
        'The query is too long',
        `It has ${query.length.toLocaleString('en')} characters; ${LONGEST_QUERY.toLocaleString('en')} are taken.`,
      ),
    };
  return { query, timespan };
}

function wrong(title: string, text: string): Asked {
  return { kind: 'wrong', title, text };
}
