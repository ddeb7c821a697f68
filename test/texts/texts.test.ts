import { helpCard } from '../../src/cards/help';
import { welcomeCard } from '../../src/cards/welcome';
import { commands } from '../../src/teams/commands';
import { listAnswer } from '../../src/teams/views/alert-list-view';
import { parseQuery } from '../../src/alerts/query/parse';
import { de } from '../../src/texts/de';
import { en } from '../../src/texts/en';
import { languageFor, speaking, texts } from '../../src/texts/texts';
import { problemsOf } from '../cards/card-problems';
import { textOf } from '../support/teams-channel';

type Filled = (...blanks: unknown[]) => unknown;

/** Every text of a catalogue by its path; those with blanks as they are with something in them. */
function textsIn(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'function') return textsIn(filled(value as Filled), at);
  if (typeof value === 'string') return [[at, value]];
  return Object.entries(value as object).flatMap(([name, inner]) => textsIn(inner, `${at}/${name}`));
}

/** A blank is a word, or a list of them. */
function filled(text: Filled): unknown {
  try {
    return text('A', 'B');
  } catch {
    return text(['A', 'B']);
  }
}

/** What is the same word in both. */
const ALIKE = ['/severities/informational'];

it('says everything in German that it says in English', () => {
  const german = new Map(textsIn(de));
  for (const [path, text] of textsIn(en)) {
    if (ALIKE.includes(path)) continue;
    expect([path, german.get(path)]).not.toEqual([path, undefined]);
    expect([path, german.get(path)]).not.toEqual([path, text]);
  }
});

it('says of every command in German what it is for, and of none that there is not', () => {
  const names = [...commands.map(({ name }) => name), 'ask'].sort();
  expect(Object.keys(de.help.commands).sort()).toEqual(names);
});

it('speaks the language of a person where it is offered, and English otherwise', () => {
  expect(languageFor('de-AT', ['en', 'de'])).toBe('de');
  expect(languageFor('DE', ['en', 'de'])).toBe('de');
  for (const locale of ['fr-FR', 'en-GB', '', 'den', null, undefined, '-', 'constructor'])
    expect(languageFor(locale, ['en', 'de'])).toBe('en');
  expect(languageFor('de-DE', ['en'])).toBe('en');
});

it('keeps to the language along with what is begun in it', async () => {
  const later = speaking('de', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return texts().numbers;
  });
  expect(texts().numbers).toBe('en');
  expect(await later).toBe('de');
});

it('draws cards in German that hold no English', () => {
  const query = parseQuery('', new Date());
  if (!query.ok) throw new Error('unread');
  const page = {
    rows: [],
    total: 0,
    more: false,
    counts: [],
    offset: 0,
    next: undefined,
    previous: undefined,
  };
  const common = { users: [], devices: [], sources: [] };
  const cards = speaking('de', () => [
    welcomeCard({ botName: 'Drawbridge', sandbox: true }),
    helpCard({ topics: [], sandbox: true }),
    listAnswer({ query: query.query, page, common, now: new Date(), backfilling: false }),
  ]);
  for (const { content, text } of cards) {
    expect(problemsOf(content)).toEqual([]);
    expect(`${textOf(content)} ${text}`).not.toMatch(/\b(the|is|are|and|your|what|you|for)\b/i);
  }
});
