import type { DirectoryUser } from '../../tenant/tenant';

export const USER_TYPE = 'microsoft.graph.user';

/** What is answered when nothing is selected. Source: user-list. */
const standard = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

const others = [
  'accountEnabled',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'department',
  'externalUserState',
  'mailNickname',
  'onPremisesSyncEnabled',
  'usageLocation',
  'userType',
];

export function isUserProperty(name: string): boolean {
  return standard.includes(name) || others.includes(name);
}

/** The user with the selected properties, or the standard ones. */
export function presentUser(
  user: DirectoryUser,
  names: readonly string[] = standard,
): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, user[name] ?? null]));
}
