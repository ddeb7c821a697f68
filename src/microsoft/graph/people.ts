import { z } from 'zod/v4';
import type { Graph } from './client';
import { GraphFailure } from './failure';

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
  const fields = 'id,displayName,userType,accountEnabled';
  const memberships = `${person}/transitiveMemberOf/microsoft.graph.directoryRole?$select=displayName,roleTemplateId`;
  try {
    const [found, held] = await Promise.all([
      graph.read('look up a person', `${person}?$select=${fields}`, user),
      graph.read("look up a person's roles", memberships, roles),
    ]);
    return {
      id: found.id,
      displayName: found.displayName ?? 'Someone',
      guest: found.userType === 'Guest',
      enabled: found.accountEnabled !== false,
      roleTemplateIds: held.value.flatMap(({ roleTemplateId }) => roleTemplateId ?? []),
    };
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}
