import type { Card } from '../../cards/card';
import { permissionsCard } from '../../cards/permissions';
import type { Connection } from '../../connection/connection-store';
import type { Inspection, PermissionFinding } from '../../connection/inspection';

/** The permission report: the answer in the title, then every permission by API. */
export function permissionsAnswer({ id, organisation }: Connection, { permissions }: Inspection): Card {
  const names = [...new Set(permissions.map(({ api }) => api))];
  return permissionsCard({
    organisation,
    connection: id,
    headline: headline(permissions),
    apis: names.map((name) => ({ name, rows: permissions.filter(({ api }) => api === name) })),
    fix: permissions.some(({ state }) => state === 'missing'),
  });
}

function headline(permissions: readonly PermissionFinding[]): string {
  const { granted, required, excess } = countPermissions(permissions);
  const sentence = `${granted} of ${required} permissions granted`;
  return excess === 0 ? sentence : `${sentence}, ${excess} more than needed`;
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
