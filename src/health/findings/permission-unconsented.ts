import type { Finder } from '../facts';
import { absentPermissions } from '../permissions';

/** A permission that the application asks for, and that nobody has consented to: asking alone gives nothing. */
export const permissionUnconsented: Finder = (facts) =>
  absentPermissions(facts, 'unconsented')?.map(({ id, name, value, reason }) => ({
    key: `permission ${id}`,
    kind: 'permission-unconsented',
    severity: 'warning',
    title: `${value} waits for consent`,
    meaning: `The application asks for it on ${name}, but it is not granted. It is needed: ${reason}.`,
    fix: { by: 'plan', changes: [`grant-permission ${id}`] },
    remedy: 'Fix grants it, once you approve. In the portal: API permissions, Grant admin consent.',
  }));
