import { fillTemplate } from '../../src/connection/blanks';

const template = {
  method: 'POST',
  path: '/servicePrincipals/{id}/appRoleAssignments',
  body: { principalId: '{id}', roles: [{ appRoleId: 'r', note: '{id}/{other}' }], count: 1, nothing: null },
} as const;

it('fills every blank in path and body', () => {
  expect(fillTemplate(template, { id: 'A', other: 'B' })).toEqual({
    method: 'POST',
    path: '/servicePrincipals/A/appRoleAssignments',
    body: { principalId: 'A', roles: [{ appRoleId: 'r', note: 'A/B' }], count: 1, nothing: null },
  });
});

it('refuses to leave a blank open', () => {
  expect(() => fillTemplate(template, { id: 'A' })).toThrow('other');
});
