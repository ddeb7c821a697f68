import { readFileSync } from 'node:fs';
import path from 'node:path';
import { environmentSchema } from '../../src/config/environment';

const ROOT = path.join(__dirname, '..', '..');
/** What other programs than the bot read: `npm start`, and `npm run prepare-database`. */
const OTHERS = ['SANDBOX_PORT', 'PLAYGROUND_PORT', 'DRAWBRIDGE_PLAYGROUND', 'DATABASE_ADMIN_URL'];
/** What Microsoft 365 Agents Toolkit reads and writes. */
const TOOLKIT = ['TEAMSFX_ENV', 'APP_NAME_SUFFIX', 'TEAMS_APP_ID', 'BOT_ID', 'BOT_DOMAIN', 'BOT_ENDPOINT'];

const known: string[] = [...Object.keys(environmentSchema.shape), ...OTHERS];

function text(name: string): string {
  return readFileSync(path.join(ROOT, 'env', `.env.${name}`), 'utf8');
}

/** The variables that a file has a line of its own for, in use or not. */
function variablesOf(name: string): string[] {
  return [...text(name).matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)].map(([, variable = '']) => variable);
}

it('explains every variable that is read, above its line', () => {
  const explained = ['sandbox', 'production'].flatMap(variablesOf);
  expect(known.filter((name) => !explained.includes(name))).toEqual([]);
});

it.each(['sandbox', 'dev', 'production'])('names nothing in .env.%s that nobody reads', (name) => {
  const read = name === 'dev' ? [...known, ...TOOLKIT] : known;
  expect(variablesOf(name).filter((variable) => !read.includes(variable))).toEqual([]);
});

it.each(['sandbox', 'dev', 'production'])('holds no secret in .env.%s', (name) => {
  const set = [...text(name).matchAll(/^(\w*(?:PASSWORD|SECRET|KEY)\w*)=(\S+)/gm)];
  expect(set).toEqual([]);
});
