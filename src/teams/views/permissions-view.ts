import type { Card } from '../../cards/card';
import { permissionsCard } from '../../cards/permissions';
import type { Connection } from '../../connection/connection-store';
import type { Inspection, PermissionFinding } from '../../connection/inspection';
import { texts } from '../../texts/texts';

/** The permission report: the answer in the title, then every permission by API. */
export function permissionsAnswer({ id, organisation }: Connection, { permissions }: Inspection): Card {
  const names = [...new Set(permissions.map(({ api }) => api))];
  return permissionsCard({
    organisation,
    connection: id,
    headline: grantedInWords(countPermissions(permissions)),
    apis: names.map((name) => ({ name, rows: permissions.filter(({ api }) => api === name) })),
    fix: permissions.some(({ state }) => state === 'missing'),
  });
}

/** Such as "5 of 5 permissions granted, 1 more than needed". */
export function grantedInWords({ granted, required, excess }: ReturnType<typeof countPermissions>): string {
  return texts().permissions.granted(granted, required, excess);
}

/** How many of the required permissions are granted, and how many there are besides. */
export function countPermissions(permissions: readonly PermissionFinding[]) {
  const count = (state: PermissionFinding['state']) =>
    permissions.filter((one) => one.state === state).length;
  return {
    granted: count('granted'),
    required: count('granted') + count('missing'),
    excess: count('excess'),
  };
}
