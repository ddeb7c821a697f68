import { builtInRoles, type RoleName } from './directory-roles';
import type { DirectoryUser } from './tenant';

/** Directory roles that people may activate for some hours, by their position. */
const ELIGIBLE: Readonly<Record<string, RoleName>> = {
  'Security Manager': 'Global Administrator',
  'Service Desk Lead': 'User Administrator',
  'Platform Engineer': 'Cloud Application Administrator',
};

/** The template id of the role that somebody may activate. */
export function eligibleRoleOf(person: DirectoryUser): string | undefined {
  const name = ELIGIBLE[String(person['jobTitle'])];
  return name && builtInRoles[name];
}
