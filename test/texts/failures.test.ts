import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { operationInWords, remedyFor } from '../../src/connection/remedy';
import { GraphFailure } from '../../src/microsoft/graph/failure';
import { speaking, texts } from '../../src/texts/texts';

const SRC = path.join(__dirname, '..', '..', 'src');

/** What is asked of Microsoft is named in many files; that of a plan's change is its sentence. */
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^(sandbox|texts|doctor)\//.test(name))
  .map((name) => readFileSync(path.join(SRC, name), 'utf8'));

const QUOTED = String.raw`('(?:[^'\n]+)'|"(?:[^"\n]+)"|\`(?:[^\`]+)\`)`;

/** Every text that stands where one of these leads up to it. */
function found(...leads: string[]): string[] {
  const pattern = new RegExp(`(?:${leads.join('|')})\\s*${QUOTED}`, 'g');
  const all = sources.flatMap((source) => [...source.matchAll(pattern)].map(([, text = '']) => text));
  return [...new Set(all.map((text) => text.slice(1, -1)))].sort();
}

/** What stands for the blanks in the names of operations. */
const BLANKS: Readonly<Record<string, readonly string[]>> = {
  type: ['alert', 'incident'],
  verdict: ['release', 'deny'],
  what: ['application', 'service principal', 'API'],
  'reading.tools.stream.name': ['alerts', 'incidents'],
  'tools.stream.name': ['alerts', 'incidents'],
};

function filledIn(text: string): string[] {
  const [blank, name = ''] = /\$\{([^}]+)\}/.exec(text) ?? [];
  if (blank === undefined) return [text];
  return (BLANKS[name] ?? [`?${name}`]).flatMap((one) => filledIn(text.replace(blank, one)));
}

const operations = found(
  ...['operation:', 'operation =', 'new GraphFailure\\(', 'untilSettled\\(', 'parseAnswer\\('],
  ...['graph\\.read\\(', 'find\\(graph,', 'feedOf\\(graph,', "get\\('[A-Za-z -]+',"],
  ...['const (?:[A-Z]+_)?OPERATION =', 'const (?:RUN|LOOK|CANCEL|LOOK_UP|LIST_GRANTS|CHANGES) ='],
).flatMap(filledIn);

it('finds what is asked of Microsoft', () => {
  expect(operations.length).toBeGreaterThan(55);
  expect(operations).toEqual(expect.arrayContaining(['read alerts', 'find the new API', 'list incidents']));
});

function couldNot(operation: string): string {
  const failure = new GraphFailure(operation, 'unexpected', 'why');
  return speaking('de', () => texts().failures.couldNot(operationInWords(failure)));
}

it.each(operations)('says in German that it could not %s', (operation) => {
  expect(couldNot(operation)).toMatch(/^Es gelang nicht, .*zu[a-zäöü]*\b/);
  expect(couldNot(operation)).not.toContain(operation);
});

it('says in German what could not be done together, and quotes what it has no words for', () => {
  expect(couldNot('read the groups, read sign-ins')).toBe(
    'Es gelang nicht, die Gruppen zu lesen und Anmeldungen zu lesen',
  );
  for (const other of ['read the groups, Paint it red', 'constructor'])
    expect(couldNot(other)).toBe(`Es gelang nicht, dies zu tun: ${other}`);
});

it('quotes what Microsoft says, with what to do about it in German', () => {
  const remedy = (...failure: ConstructorParameters<typeof GraphFailure>) =>
    speaking('de', () => remedyFor(new GraphFailure(...failure)));
  expect(remedy('read mail', 'invalid', 'BadRequest: The mailbox is either inactive.')).toBe(
    'Microsoft hat geantwortet: BadRequest: The mailbox is either inactive.',
  );
  expect(remedy('get a token', 'unauthenticated', 'AADSTS90002: Tenant unknown.')).toMatch(
    /^Entra kennt diesen Mandanten nicht.*\(AADSTS90002\)$/,
  );
  expect(remedy('read mail', 'invalid', 'constructor: none')).toBe(
    'Microsoft hat geantwortet: constructor: none',
  );
});
