import { asPasted, LONGEST_QUERY } from './pasted';
import { type Parameter, readParameters, readValues } from './parameters';
import { inNumbers, texts } from '../../texts/texts';
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
      return name === undefined ? wrong(texts().hunts.asked.whichToDelete) : { kind: 'delete', name };
    }
    default: {
      const read = readQuery(said);
      return 'wrong' in read ? read.wrong : { kind: 'query', ...read };
    }
  }
}

function readSave(said: string): Asked {
  const words = texts().hunts.asked;
  const [, name = '', list = '', rest = ''] = SAVE.exec(said) ?? [];
  if (!NAME.test(name)) return wrong(words.name);
  const parameters = readParameters(list);
  if (parameters === undefined) return wrong(words.parameters);
  const read = readQuery(rest);
  return 'wrong' in read ? read.wrong : { kind: 'save', name, parameters, ...read };
}

function readRun(said: string): Asked {
  const [, name, rest = ''] = RUN.exec(asPasted(said)) ?? [];
  if (name === undefined) return wrong(texts().hunts.asked.whichToRun);
  const [first = ''] = rest.trim().split(/\s/, 1);
  const timespan = readTimespan(first) === undefined ? undefined : first;
  const values = readValues(timespan === undefined ? rest : rest.trim().slice(first.length));
  if (values !== undefined) return { kind: 'run', name, values, timespan };
  return wrong(texts().hunts.asked.values(name));
}

/** A query with the time span before it, if there is one. */
function readQuery(said: string): { query: string; timespan: string | undefined } | { wrong: Asked } {
  const words = texts().hunts.asked;
  const [first = ''] = said.split(/\s/, 1);
  const timespan = readTimespan(first) === undefined ? undefined : first;
  if (timespan === undefined && /^\d/.test(first)) return { wrong: wrong(words.timespan) };
  const query = asPasted(timespan === undefined ? said : said.slice(first.length));
  if (query === '') return { wrong: wrong(words.nothing) };
  if (query.length > LONGEST_QUERY)
    return { wrong: wrong(words.tooLong(inNumbers(query.length), inNumbers(LONGEST_QUERY))) };
  return { query, timespan };
}

function wrong(problem: { title: string; text: string }): Asked {
  return { kind: 'wrong', ...problem };
}
