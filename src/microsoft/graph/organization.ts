import { z } from 'zod/v4';
import type { Graph } from './client';
import { GraphFailure } from './failure';

const organizations = z.object({
  value: z.array(
    z.object({
      id: z.guid(),
      displayName: z.string(),
      verifiedDomains: z.array(z.object({ name: z.string(), isInitial: z.boolean().nullish() })),
    }),
  ),
});

export interface Organization {
  displayName: string;
  /** The Organization ID: the initial domain, such as contoso.onmicrosoft.com. */
  initialDomain: string;
}

/**
 * The tenant's name and Organization ID.
 * Source: organization-list; the initial domain is the one marked `isInitial`.
 *
 * @throws GraphFailure
 */
export async function readOrganization(graph: Graph): Promise<Organization> {
  const operation = 'read the organisation';
  const { value } = await graph.read(
    operation,
    '/organization?$select=id,displayName,verifiedDomains',
    organizations,
  );
  const organization = value[0];
  const initial = organization?.verifiedDomains.find((domain) => domain.isInitial);
  if (organization === undefined || initial === undefined) {
    throw new GraphFailure(
      operation,
      'unexpected',
      'The tenant shows no organisation with an initial domain.',
    );
  }
  return { displayName: organization.displayName, initialDomain: initial.name };
}
