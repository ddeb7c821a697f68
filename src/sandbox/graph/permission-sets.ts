import type { Caller } from './caller';

/** Permissions that read applications and service principals, all of them. Source: application-list. */
export const GRAPH_READERS = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

/** The same, or those a caller owns. Source: application-get. */
export const APPLICATION_READERS = [...GRAPH_READERS, 'Application.ReadWrite.OwnedBy'];

/** Permissions that change applications and service principals. Source: application-update. */
export const APPLICATION_WRITERS = ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'];

export const DIRECTORY_READERS = ['Directory.Read.All', 'Directory.ReadWrite.All'];

export function hasAny({ permissions }: Caller, wanted: readonly string[]): boolean {
  return wanted.some((permission) => permissions.includes(permission));
}
