import { environmentSchema } from '../../src/config/environment';
import { APIS, capabilityWords, PERMISSIONS, reasonFor } from '../../src/connection/permissions';
import { page, rowsOf } from './pages';

it('lists every permission with its reason, and no other', () => {
  const known = PERMISSIONS.map((permission) => [
    ...[capabilityWords(permission.capability).title, permission.value, APIS[permission.api].name],
    reasonFor(permission),
    permission.risky === true ? 'more than reading alerts' : '',
  ]);
  const rows = rowsOf(page('docs/security.md'));
  const head = rows.findIndex(([first]) => first === 'capability');
  expect(rows.slice(head + 1, head + 1 + known.length)).toEqual(known);
  const apis = Object.values(APIS).map(({ name }) => name);
  expect(rows.filter(([, , api = '']) => apis.some((name) => name === api))).toHaveLength(known.length);
});

it('lists every setting', () => {
  const told = rowsOf(page('docs/operator-guide.md')).flatMap(([names = '']) => names.split(', '));
  expect(Object.keys(environmentSchema.shape).filter((name) => !told.includes(name))).toEqual([]);
});
