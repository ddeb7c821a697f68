import { isTeamsExtra, knownProperties, parseProblems } from './card-sdk';

type Json = Record<string, unknown>;

const MOST_BYTES = 28 * 1024;
const VERB = /^[a-z]+\.[a-z]+$/;
/** What Teams, a client or the templating engine would act on, and what turns the reading direction. */
const LIVE = /\$\{|\{\{|<\/?at\b|(?!\n)\p{Cc}|[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/iu;

/** Everything that is wrong with a bound card; an empty list for a good one. */
export function problemsOf(content: Json): string[] {
  const size = Buffer.byteLength(JSON.stringify(content));
  const elements = elementsOf(content);
  return [
    ...versionProblems(content['version'], elements),
    ...(size <= MOST_BYTES ? [] : [`${size} bytes are too many`]),
    ...parseProblems(content),
    ...elements.flatMap(elementProblems),
    ...doubled(elements),
    ...shownTexts(content)
      .filter((text) => LIVE.test(text))
      .map((text) => `live text: ${text.slice(0, 60)}`),
  ];
}

/** What a link unfolds to can be of version 1.3 only, which has no buttons that ask the bot. */
function versionProblems(version: unknown, elements: readonly Json[]): string[] {
  if (version === '1.5') return [];
  const asks = elements.some(({ type }) => type === 'Action.Execute' || isTeamsExtra(type));
  return version === '1.3' && !asks ? [] : ['the version is not 1.5'];
}

function elementProblems(element: Json): string[] {
  const { type } = element;
  const name = String(type);
  const has = (key: string) => typeof element[key] === 'string' && element[key] !== '';
  const problems: string[] = [];
  if (isTeamsExtra(type)) {
    if (typeof element['fallback'] !== 'object') problems.push(`${name} has no fallback`);
  } else {
    const known = knownProperties(name);
    const unknown = Object.keys(element).filter((key) => known?.includes(key) === false);
    problems.push(...unknown.map((key) => `${name} has no property ${key}`));
    if (known === undefined) problems.push(`there is no element ${name}`);
  }
  if (type === 'Action.Execute' && !VERB.test(String(element['verb'])))
    problems.push('a verb is not area.action');
  if (type === 'Action.Execute' && typeof element['data'] !== 'object')
    problems.push('an action has no data');
  if (name.startsWith('Action.') && !has('title')) problems.push('an action has no title');
  if (type === 'Action.OpenUrl' && !String(element['url']).startsWith('https://'))
    problems.push('a link is not https');
  if (name.startsWith('Input.') && !(has('label') && has('id'))) problems.push(`${name} has no label or id`);
  if (type === 'Image' && !has('altText')) problems.push('an image has no altText');
  if (type === 'TextBlock' && element['wrap'] !== true && String(element['text']).length > 12)
    problems.push(`a text does not wrap: ${String(element['text'])}`);
  return problems;
}

/** Toggles name their targets by id. */
function doubled(elements: readonly Json[]): string[] {
  const ids = elements.map(({ id }) => id).filter((id) => typeof id === 'string');
  const targets = elements.flatMap(({ targetElements }) => (targetElements ?? []) as string[]);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the id ${id} is there twice`),
    ...targets.filter((id) => !ids.includes(id)).map((id) => `a toggle names ${id}, which is not there`),
  ];
}

/** Everything that has a type, at any depth, in reading order. Data of actions is no part of the card. */
export function elementsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.entries(value).flatMap(([key, one]) => (key === 'data' ? [] : elementsOf(one)));
  return 'type' in value ? [value, ...inner] : inner;
}

/** All strings but those in the data of actions. */
function shownTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(shownTexts);
  if (value === null || typeof value !== 'object') return [];
  const isAction = 'verb' in value;
  return Object.entries(value).flatMap(([key, one]) => (isAction && key === 'data' ? [] : shownTexts(one)));
}
