import { z } from 'zod/v4';
import type { Graph } from './client';
import { odataLiteral } from './literal';

/** Something of the directory, by its id. */
export interface Found {
  id: string;
  name: string;
}

const page = z.object({ value: z.array(z.object({ id: z.guid(), displayName: z.string().nullish() })) });
const isId = (text: string) => z.guid().safeParse(text).success;

/**
 * The groups (teams are groups too) of this display name or id; at most five.
 * Source: group-list, $filter.
 *
 * @throws GraphFailure
 */
export function findGroups(graph: Graph, nameOrId: string): Promise<Found[]> {
  return find(graph, 'look up a group', '/groups', nameOrId, ['displayName']);
}

/** The people of this display name, address, sign-in name or id; at most five. Source: user-list, $filter. @throws GraphFailure */
export function findPeople(graph: Graph, nameOrId: string): Promise<Found[]> {
  return find(graph, 'look up a person', '/users', nameOrId, ['displayName', 'mail', 'userPrincipalName']);
}

async function find(
  graph: Graph,
  operation: string,
  path: string,
  text: string,
  properties: readonly string[],
): Promise<Found[]> {
  const by = isId(text) ? ['id'] : properties;
  const literal = odataLiteral(text);
  const filter = encodeURIComponent(by.map((property) => `${property} eq ${literal}`).join(' or '));
  const { value } = await graph.read(
    operation,
    `${path}?$filter=${filter}&$select=id,displayName&$top=5`,
    page,
  );
  return value.map(({ id, displayName }) => ({ id, name: displayName ?? text }));
}
