import { inWords } from '../../src/alerts/in-words';
import { ACTIVITY_FIELDS } from '../../src/lookups/activities/fields';
import { INCIDENT_FIELDS } from '../../src/alerts/incidents/incident-fields';
import { FIELDS } from '../../src/alerts/query/fields';
import { parseAlert } from '../../src/alerts/model';
import { helpCard } from '../../src/cards/help';
import { welcomeCard } from '../../src/cards/welcome';
import { commands } from '../../src/teams/commands';
import { worded } from '../../src/alerts/worded';
import { alertAnswer } from '../../src/teams/views/alert-detail-view';
import { listAnswer, queryProblemAnswer } from '../../src/teams/views/alert-list-view';
import { summaryAnswer } from '../../src/teams/views/summary-view';
import { howLongAgo, shortDay } from '../../src/teams/views/times';
import { library } from '../../src/lookups/hunting/library';
import { parseQuery } from '../../src/alerts/query/parse';
import { de } from '../../src/texts/de';
import { en } from '../../src/texts/en';
import { languageFor, speaking, texts } from '../../src/texts/texts';
import { rawAlert } from '../alerts/support/raw-alert';
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
  for (let lists = 0; lists < 8; lists++) {
    try {
      return text(...['A', 'B', 'C'].map((word, place) => (lists & (1 << place) ? [word, 'D'] : word)));
    } catch {
      // It wants a list where a word was.
    }
  }
  throw new Error(`It cannot be filled in: ${String(text)}`);
}

/** What is the same word in both. */
const ALIKE = [
  ...['/severities/informational', '/setup/form/plan', '/triage/status'],
  ...['/activities/about/app', '/mail/links/heading', '/quarantine/reasons/Spam'],
  ...['ip', 'url', 'app', 'registry', 'cloud'].map((kind) => `/record/kinds/${kind}`),
  ...['ip', 'url'].map((kind) => `/hunts/offers/kinds/${kind}`),
  '/hunts/run/seconds',
];

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

it('says in German what the values of every field are, and of none that there is not', () => {
  const fields = [...FIELDS, ...INCIDENT_FIELDS, ...ACTIVITY_FIELDS];
  const sentences = fields.filter(({ expects }) => /^(an?|the) /.test(expects));
  expect(Object.keys(de.query.values).sort()).toEqual(
    [...new Set(sentences.map(({ expects }) => expects))].sort(),
  );
});

it('says in both languages what every hunt of the library answers, and of none that there is not', () => {
  const ids = library.map(({ id }) => id).sort();
  for (const { hunts } of [en, de]) expect(Object.keys(hunts.library).sort()).toEqual(ids);
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

const NOW = new Date('2026-11-23T12:00:00Z');
/** Of each kind one; what they quote is no English word. */
const PROBLEMS = ['x'.repeat(3_000), 'severty:high', 'severity:hgh', 'since:xyz', 'ip:', 'sort:a sort:b'];

it('draws cards in German that hold no English', () => {
  const query = parseQuery('', NOW);
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
  const summary = {
    ...{ readFrom: undefined, total: { now: 1_204, before: 1_200 }, bySeverity: new Map(), days: [] },
    ...{ breakdown: [], secondsToResolve: { now: 7_200, before: 200_000 } },
    open: [
      { upToDays: 1, count: 12 },
      { upToDays: undefined, count: 3 },
    ],
  };
  const cards = speaking('de', () => [
    welcomeCard({ botName: 'Drawbridge', sandbox: true }),
    helpCard({ topics: [], sandbox: true }),
    ...PROBLEMS.map((text) => {
      const parsed = parseQuery(text, NOW);
      if (parsed.ok) throw new Error(text);
      return queryProblemAnswer(parsed.problem);
    }),
    listAnswer({ query: query.query, page, common, now: NOW, backfilling: false }),
    alertAnswer(anAlert(), HISTORY, NOW, 'Europe/Berlin'),
    summaryAnswer(summary, { days: 7, by: 'severity' }, NOW),
  ]);
  for (const { content, text } of cards) {
    expect(problemsOf(content)).toEqual([]);
    expect(`${withoutCommands(textOf(content))} ${text}`).not.toMatch(
      /\b(the|is|are|and|your|what|you|for|from|to|by|in progress|none|open|all|ago)\b/i,
    );
  }
});

it('says in German what Graph has words for, and how moments and numbers are written', () => {
  const said = speaking('de', () => textOf(alertAnswer(anAlert(), HISTORY, NOW, 'Europe/Berlin').content));
  expect(said).toMatch(/gelöst · .* · richtig positiv, Phishing/);
  expect(said).toContain('verdächtig');
  expect(said).toMatch(/23\. Nov\.?, 12:30\s+Status von neu auf gelöst/);
  expect(said).toContain('vor 25 Min.');
  expect([howLongAgo(NOW, NOW), speaking('de', () => howLongAgo(NOW, NOW))]).toEqual([
    'just now',
    'gerade eben',
  ]);
  expect([shortDay(NOW), speaking('de', () => shortDay(NOW))]).toEqual(['23 Nov', '23.11.']);
});

/** What buttons type stays English. */
function withoutCommands(text: string): string {
  return text.replaceAll(/summary \d+d by \w+/g, '');
}

it('takes a name that every object has for one that Graph may come to use', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    for (const language of ['en', 'de'] as const)
      expect(speaking(language, () => worded(name))).toBe(inWords(name));
});

const HISTORY = [
  { at: new Date('2026-11-23T11:30:00Z'), field: 'status' as const, before: 'new', after: 'resolved' },
];

function anAlert() {
  const raw = rawAlert('eine-warnung', NOW, {
    ...{
      title: 'Titel',
      description: '',
      recommendedActions: '',
      status: 'resolved',
      category: null,
      mitreTechniques: [],
    },
    ...{ classification: 'truePositive', determination: 'phishing' },
    lastUpdateDateTime: '2026-11-23T11:35:00Z',
    evidence: [
      {
        '@odata.type': '#microsoft.graph.security.userEvidence',
        userAccount: { userPrincipalName: 'ava@contoso.example' },
        ...{ verdict: 'suspicious', remediationStatus: 'none', roles: ['compromised'] },
      },
    ],
  });
  const parsed = parseAlert(raw);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.alert;
}
