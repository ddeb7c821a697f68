import type { DirectoryUser, Tenant } from './tenant';

/**
 * Whom somebody answers to: the first of a department leads it and answers to the first of all, who answers to nobody;
 * neither do guests.
 */
export function managerOf({ users }: Tenant, person: DirectoryUser): DirectoryUser | undefined {
  if (person.userType !== 'Member') return undefined;
  const staff = users.filter(({ userType }) => userType === 'Member');
  const [head] = staff;
  const lead = staff.find((one) => one['department'] === person['department']);
  const manager = lead?.id === person.id ? head : lead;
  return manager?.id === person.id ? undefined : manager;
}
