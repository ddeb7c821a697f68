import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { commands } from '../../src/teams/commands';
import { anchorsOf, linksOf, page, pages, ROOT, rowsOf } from './pages';

const FOLDERS = /^(?:src|test|docs|cards|scripts|appPackage)\/[\w./-]+$/;

it('leads nowhere that is not there', () => {
  const broken = pages().flatMap((one) =>
    linksOf(one)
      .filter((target) => !/^(?:https?|mailto):/.test(target))
      .filter((target) => !resolves(one.name, target))
      .map((target) => `${one.name}: ${target}`),
  );
  expect(broken).toEqual([]);
});

it('shows every picture that is kept', () => {
  const shown = new Set(
    pages().flatMap((one) =>
      linksOf(one).map((target) => path.posix.join(path.posix.dirname(one.name), target)),
    ),
  );
  const kept = readdirSync(path.join(ROOT, 'docs', 'images')).map((name) => `docs/images/${name}`);
  expect(kept.filter((name) => !shown.has(name))).toEqual([]);
});

it('is reached from the index, page by page', () => {
  const index = linksOf(page('docs/README.md'));
  const names = readdirSync(path.join(ROOT, 'docs')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  expect(names.filter((name) => !index.includes(name))).toEqual([]);
});

it('names files and folders that are there', () => {
  const gone = pages().flatMap(({ name, text }) =>
    [...text.matchAll(/`([^`\n]+)`/g)]
      .map(([, code = '']) => code)
      // A deployment's own settings are made from an example, as the page says.
      .filter((code) => FOLDERS.test(code) && !code.startsWith('env/.env.'))
      .filter((code) => !existsSync(path.join(ROOT, code.replace(/\/$/, ''))))
      .map((code) => `${name}: ${code}`),
  );
  expect(gone).toEqual([]);
});

it('tells of every command in the README, and in the guide of those who use it', () => {
  const readme = rowsOf(page('README.md')).map(([said = '']) => said.split(' ')[0]);
  const guides = page('docs/admin-guide.md').text + page('docs/analyst-guide.md').text;
  for (const { name } of commands) {
    // `hunts` stands beside `hunt`.
    if (name !== 'hunts') expect(readme).toContain(name);
    expect(guides).toMatch(new RegExp(`\`${name}\\b`));
  }
});

function resolves(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const name = file === '' ? from : path.posix.join(path.posix.dirname(from), file);
  if (!existsSync(path.join(ROOT, name))) return false;
  return anchor === undefined || anchorsOf(page(name)).includes(anchor);
}
