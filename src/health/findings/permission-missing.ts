import type { Finder } from '../facts';
import { absentPermissions } from '../permissions';

/** A permission that is needed and was never granted, nor asked for on the application. */
export const permissionMissing: Finder = (facts) =>
  absentPermissions(facts, 'missing')?.map(({ id, name, value, reason }) => ({
    key: `permission ${id}`,
    kind: 'permission-missing',
    severity: 'warning',
    title: `${value} is not granted`,
    meaning: `${name} does not let the connection do what was chosen: ${reason}.`,
    fix: { by: 'plan', changes: [`grant-permission ${id}`] },
    remedy: 'Fix asks for it and grants it, once you approve.',
  }));
