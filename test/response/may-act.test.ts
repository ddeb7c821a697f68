import { ACTOR_ROLES } from '../../src/connection/people/directory-roles';
import { recommendedSettings } from '../../src/connection/desired-state';
import { mayAct, neededFor } from '../../src/response/may-act';

const ADA = '11111111-2222-4333-8444-555555555555';
const [OPERATOR = '', ADMINISTRATOR = ''] = ACTOR_ROLES.map(({ templateId }) => templateId);
const somebody = {
  member: true,
  guest: false,
  displayName: 'Ada',
  administrator: false,
  reader: true,
  readable: undefined,
  roles: [],
};

function connection(people: Partial<ReturnType<typeof recommendedSettings>['people']> = {}) {
  const settings = recommendedSettings('unattended');
  return { desired: { ...settings, people: { ...settings.people, ...people } } };
}

it('lets approvers and the holders of named roles act, and nobody else', () => {
  const holder = { ...somebody, roles: [OPERATOR] };
  expect(mayAct(somebody, ADA, connection(), false)).toBe('no');
  expect(mayAct(holder, ADA, connection(), false)).toBe('asked');
  expect(mayAct(holder, ADA, connection({ actorRoles: [ADMINISTRATOR] }), false)).toBe('no');
  expect(mayAct({ ...holder, member: false }, ADA, connection(), false)).toBe('no');
  const administrator = { ...somebody, administrator: true };
  expect(mayAct(administrator, ADA, connection(), false)).toBe('asked');
  const ben = { id: '99999999-2222-4333-8444-555555555555', name: 'Ben' };
  expect(mayAct(administrator, ADA, connection({ approvers: [ben] }), false)).toBe('no');
});

it('never leaves out the approval of what is risky', () => {
  const holder = { ...somebody, roles: [OPERATOR] };
  const settings = connection({ unaskedRoles: [OPERATOR] });
  expect(mayAct(holder, ADA, settings, false)).toBe('unasked');
  expect(mayAct(holder, ADA, settings, true)).toBe('asked');
});

it.each([
  ['one', false, 1],
  ['one', true, 1],
  ['two-when-risky', false, 1],
  ['two-when-risky', true, 2],
  ['two', false, 2],
] as const)('wants by the policy "%s", risky: %s, %i people', (approvals, risky, needed) => {
  expect(neededFor(risky, connection({ approvals }))).toBe(needed);
});
