import type { Finder } from '../facts';
import { absentPermissions } from '../permissions';

/** A permission that was granted at an earlier check, and is not any more. */
export const permissionRevoked: Finder = (facts) =>
  absentPermissions(facts, 'revoked')?.map(({ id, name, value, reason }) => ({
    key: `permission ${id}`,
    kind: 'permission-revoked',
    severity: 'critical',
    title: `${value} was taken away`,
    meaning: `It was granted on ${name} before. It is needed: ${reason}.`,
    fix: { by: 'plan', changes: [`grant-permission ${id}`] },
    remedy: 'Fix grants it again, once you approve. The audit log of Entra says who took it away.',
  }));
