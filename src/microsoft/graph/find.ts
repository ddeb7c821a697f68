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
  const filter = filterFor(text, properties);
  const { value } = await graph.read(
    operation,
    `${path}?$filter=${filter}&$select=id,displayName&$top=5`,
    page,
  );
  return value.map(({ id, displayName }) => ({ id, name: displayName ?? text }));
}

/** Somebody to whom work can be given. */
export interface Assignee extends Found {
  /** The user principal name: what Defender assigns to. */
  signInName: string;
}

const assignees = z.object({
  value: z.array(
    z.object({
      id: z.guid(),
      displayName: z.string().nullish(),
      userPrincipalName: z.string(),
      accountEnabled: z.boolean().nullish(),
    }),
  ),
});

/** The same as findPeople, with the names that they sign in with; disabled accounts are left out. @throws GraphFailure */
export async function findAssignees(graph: Graph, nameOrId: string): Promise<Assignee[]> {
  const properties = ['displayName', 'mail', 'userPrincipalName'];
  const select = 'id,displayName,userPrincipalName,accountEnabled';
  const filter = filterFor(nameOrId, properties);
  const path = `/users?$filter=${filter}&$select=${select}&$top=5`;
  const { value } = await graph.read('look up a person', path, assignees);
  return value
    .filter(({ accountEnabled }) => accountEnabled !== false)
    .map(({ id, displayName, userPrincipalName }) => ({
      id,
      name: displayName ?? nameOrId,
      signInName: userPrincipalName,
    }));
}

/** Whatever of these is just that, encoded; an id is looked for as one. */
function filterFor(text: string, properties: readonly string[]): string {
  const by = isId(text) ? ['id'] : properties;
  const literal = odataLiteral(text);
  return encodeURIComponent(by.map((property) => `${property} eq ${literal}`).join(' or '));
}
