import { randomUUID } from 'node:crypto';
import type { DirectoryUser, Group } from './tenant';

interface Team extends Pick<Group, 'displayName' | 'description' | 'mailNickname'> {
  department: string;
  /** A Microsoft 365 group, with a mailbox. */
  mail?: true;
  /** Directory roles can be given to it. */
  roles?: true;
}

const teams: readonly Team[] = [
  {
    displayName: 'Security operations',
    description: 'Analysts on call.',
    mailNickname: 'secops',
    department: 'Security',
  },
  {
    displayName: 'IT administrators',
    description: 'May be given directory roles.',
    mailNickname: 'itadmins',
    department: 'IT',
    roles: true,
  },
  { displayName: 'IT', description: 'All of IT.', mailNickname: 'it', department: 'IT', mail: true },
  ...['Finance', 'Sales', 'Engineering', 'Operations'].map((department): Team => ({
    displayName: department,
    description: `All of ${department}.`,
    mailNickname: department.toLowerCase(),
    department,
    mail: true,
  })),
];

/** The groups of a new tenant: those who are on call, those who administer, and a team for most departments. */
export function newGroups(users: readonly DirectoryUser[]): Group[] {
  return teams.map(({ department, mail = false, roles = false, ...team }) => ({
    id: randomUUID(),
    ...team,
    mailEnabled: mail,
    securityEnabled: !mail,
    groupTypes: mail ? ['Unified'] : [],
    isAssignableToRole: roles,
    members: users.filter((user) => user['department'] === department).map(({ id }) => id),
  }));
}
