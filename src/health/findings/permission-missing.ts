import type { Finder } from '../facts';
import { absentPermissions } from '../permissions';
import { texts } from '../../texts/texts';

/** A permission that is needed and was never granted, nor asked for on the application. */
export const permissionMissing: Finder = (facts) =>
  absentPermissions(facts, 'missing')?.map(({ id, name, value, reason }) => ({
    key: `permission ${id}`,
    kind: 'permission-missing',
    severity: 'warning',
    title: texts().findings.permissionMissing.title(value),
    meaning: texts().findings.permissionMissing.meaning(name, reason),
    fix: { by: 'plan', changes: [`grant-permission ${id}`] },
    remedy: texts().findings.permissionMissing.remedy,
  }));
