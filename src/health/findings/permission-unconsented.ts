import type { Finder } from '../facts';
import { absentPermissions } from '../permissions';
import { texts } from '../../texts/texts';

/** A permission that the application asks for, and that nobody has consented to: asking alone gives nothing. */
export const permissionUnconsented: Finder = (facts) =>
  absentPermissions(facts, 'unconsented')?.map(({ id, name, value, reason }) => ({
    key: `permission ${id}`,
    kind: 'permission-unconsented',
    severity: 'warning',
    title: texts().findings.permissionUnconsented.title(value),
    meaning: texts().findings.permissionUnconsented.meaning(name, reason),
    fix: { by: 'plan', changes: [`grant-permission ${id}`] },
    remedy: texts().findings.permissionUnconsented.remedy,
  }));
