import type { Finder } from '../facts';
import { absentPermissions } from '../permissions';
import { texts } from '../../texts/texts';

/** A permission that was granted at an earlier check, and is not any more. */
export const permissionRevoked: Finder = (facts) =>
  absentPermissions(facts, 'revoked')?.map(({ id, name, value, reason }) => ({
    key: `permission ${id}`,
    kind: 'permission-revoked',
    severity: 'critical',
    title: texts().findings.permissionRevoked.title(value),
    meaning: texts().findings.permissionRevoked.meaning(name, reason),
    fix: { by: 'plan', changes: [`grant-permission ${id}`] },
    remedy: texts().findings.permissionRevoked.remedy,
  }));
