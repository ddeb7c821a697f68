import type { Card } from '../../cards/card';
import { permissionsCard } from '../../cards/permissions';
import type { Connection } from '../../connection/connection-store';
import type { Inspection, PermissionFinding } from '../../connection/inspection';

/** The permission report: the answer in the title, then every permission by API. */
export function permissionsAnswer({ organisation }: Connection, { permissions }: Inspection): Card {
  const apis = [...new Set(permissions.map(({ api }) => api))];
  return permissionsCard({
    organisation,
    headline: headline(permissions),
    apis: apis.map((name) => ({
      name,
      rows: permissions
        .filter(({ api }) => api === name)
        .map(({ value, state, reason }) => ({ value, state, reason })),
    })),
    fix: permissions.some(({ state }) => state === 'missing'),
  });
}

/** How many of the required permissions are granted, and what else there is. */
export function headline(permissions: readonly PermissionFinding[]): string {
  const count = (state: PermissionFinding['state']) => permissions.filter((one) => one.state === state).length;
  const required = count('granted') + count('missing');
  const excess = count('excess');
  const granted = `${count('granted')} of ${required} permissions granted`;
  return excess === 0 ? granted : `${granted}, ${excess} more than needed`;
}
