import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isPermissive, productionDependencies, written } from '../../scripts/licences';

it('runs nothing in production under a licence that asks for more than to be named', async () => {
  const others = (await productionDependencies()).filter(({ licence }) => !isPermissive(licence));
  expect(others).toEqual([]);
});

it.each([
  ['MIT', true],
  ['(AFL-2.1 OR BSD-3-Clause)', true],
  ['Apache-2.0 AND GPL-3.0-only', false],
  ['LGPL-2.1', false],
  ['unknown', false],
])('judges %s', (licence, permissive) => {
  expect(isPermissive(licence)).toBe(permissive);
});

it('has a list that is true to the lock file (else: npm run licences)', async () => {
  const list = await readFile(path.join(__dirname, '..', '..', 'docs', 'licences.md'), 'utf8');
  expect(list).toBe(written(await productionDependencies()));
});
