import { z } from 'zod/v4';
import { parseAnswer } from './answer';
import { readTogether } from './batch';
import type { Graph } from './client';

const LOOK_UP = 'look up a person';

const user = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
});

const roles = z.object({
  value: z.array(z.object({ displayName: z.string(), roleTemplateId: z.guid().nullish() })),
});

/** A person of the tenant with the directory roles held now, nested groups included. */
export interface DirectoryPerson {
  id: string;
  displayName: string;
  guest: boolean;
  enabled: boolean;
  /** Template ids of the active directory roles, the same in every tenant. */
  roleTemplateIds: string[];
}

/**
 * Looks a person up, live. Undefined when the tenant does not know this id.
 * Sources: user-get; user-list-transitivememberof with the cast to microsoft.graph.directoryRole.
 *
 * @throws GraphFailure
 */
export async function findPerson(graph: Graph, id: string): Promise<DirectoryPerson | undefined> {
  const person = `/users/${encodeURIComponent(id)}`;
  const [found, held] = await readTogether(graph, [
    { operation: LOOK_UP, path: `${person}?$select=id,displayName,userType,accountEnabled` },
    {
      operation: LOOK_UP,
      path: `${person}/transitiveMemberOf/microsoft.graph.directoryRole?$select=displayName,roleTemplateId`,
    },
  ]);
  if (found === undefined || held === undefined) return undefined;
  const { displayName, userType, accountEnabled, ...known } = parseAnswer(LOOK_UP, found, user);
  return {
    id: known.id,
    displayName: displayName ?? 'Someone',
    guest: userType === 'Guest',
    enabled: accountEnabled !== false,
    roleTemplateIds: parseAnswer(LOOK_UP, held, roles).value.flatMap(
      ({ roleTemplateId }) => roleTemplateId ?? [],
    ),
  };
}

const groupIds = z.object({ value: z.array(z.guid()) });

/**
 * Which of these groups (20 at most) a person is a member of, nested ones included.
 * Source: directoryobject-checkmembergroups.
 *
 * @throws GraphFailure
 */
export async function groupsOf(graph: Graph, id: string, among: readonly string[]): Promise<string[]> {
  const answer = await graph.send({
    operation: "look up a person's groups",
    method: 'POST',
    path: `/users/${encodeURIComponent(id)}/checkMemberGroups`,
    body: { groupIds: among.slice(0, 20) },
    repeatable: true,
  });
  return parseAnswer("look up a person's groups", answer, groupIds).value;
}
