import { randomUUID } from 'node:crypto';
import type { DirectoryRole } from './tenant';

/**
 * Built-in directory roles with their template ids, the same in every tenant.
 * Source: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference.
 */
export const builtInRoles = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Security Operator': '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Compliance Administrator': '17315797-102d-40b4-93e0-432062caca18',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
} as const;

export type RoleName = keyof typeof builtInRoles;

const roleDescriptions: Record<RoleName, string> = {
  'Global Administrator': 'Manages every part of the directory and of the services that use it.',
  'Privileged Role Administrator': 'Manages who holds which directory role.',
  'Application Administrator': 'Manages app registrations and enterprise apps.',
  'Cloud Application Administrator': 'Manages app registrations and enterprise apps, but not App Proxy.',
  'Security Administrator': 'Reads security reports and manages security settings.',
  'Security Operator': 'Works on security events.',
  'Security Reader': 'Reads security reports.',
  'Global Reader': 'Reads what a Global Administrator can read and changes nothing.',
  'Exchange Administrator': 'Manages Exchange.',
  'Compliance Administrator': 'Manages compliance settings and reports.',
  'Helpdesk Administrator': 'Resets passwords of people who hold no role.',
  'User Administrator': 'Manages users and groups.',
};

/** The directory roles that are active in a new tenant. */
export function activeRoles(): DirectoryRole[] {
  return Object.entries(builtInRoles).map(([displayName, roleTemplateId]) => ({
    id: randomUUID(),
    deletedDateTime: null,
    description: roleDescriptions[displayName as RoleName],
    displayName,
    roleTemplateId,
  }));
}
