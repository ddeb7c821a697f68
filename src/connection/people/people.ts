import type { Clock } from '../../clock';
import type { Graph } from '../../microsoft/graph/client';
import { type DirectoryPerson, findPerson } from '../../microsoft/graph/people';
import type { ConnectionStore } from '../connection-store';
import { READER_ROLES, SETUP_ROLES } from './directory-roles';

const CACHE_MS = 60_000;

/** What somebody may do, looked up in the tenant. */
export interface Standing {
  /** The tenant knows this person, who is no guest and not disabled. */
  member: boolean;
  displayName: string;
  /** May set the connection up and put plans before themselves. */
  administrator: boolean;
  /** May read alerts. */
  reader: boolean;
}

const NOBODY: Standing = { member: false, displayName: 'Someone', administrator: false, reader: false };

export interface People {
  /** What a person may do; at most a minute old. @throws GraphFailure when the tenant cannot be asked */
  standing(tenantId: string, aadObjectId: string): Promise<Standing>;
  /** The same, asked of the tenant now: before anything is changed. @throws GraphFailure */
  standingNow(tenantId: string, aadObjectId: string): Promise<Standing>;
}

/** Decides by directory roles alone, held now by a member of the tenant. */
export function createPeople(graph: Graph, connections: ConnectionStore, clock: Clock): People {
  const cache = new Map<string, { person: DirectoryPerson | undefined; at: number }>();

  async function lookUp(aadObjectId: string): Promise<DirectoryPerson | undefined> {
    const person = await findPerson(graph, aadObjectId);
    for (const [key, { at }] of cache) if (clock().getTime() - at > CACHE_MS) cache.delete(key);
    cache.set(aadObjectId, { person, at: clock().getTime() });
    return person;
  }

  async function judge(tenantId: string, person: DirectoryPerson | undefined): Promise<Standing> {
    if (person === undefined || person.guest || !person.enabled) return NOBODY;
    const connection = await connections.find(tenantId);
    const readerRoles =
      connection?.desired.people.readerRoles ?? READER_ROLES.map(({ templateId }) => templateId);
    return {
      member: true,
      displayName: person.displayName,
      administrator: SETUP_ROLES.some(({ templateId }) => person.roleTemplateIds.includes(templateId)),
      reader: readerRoles.some((templateId) => person.roleTemplateIds.includes(templateId)),
    };
  }

  return {
    async standing(tenantId, aadObjectId) {
      const kept = cache.get(aadObjectId);
      const fresh = kept !== undefined && clock().getTime() - kept.at < CACHE_MS;
      return judge(tenantId, fresh ? kept.person : await lookUp(aadObjectId));
    },
    standingNow: async (tenantId, aadObjectId) => judge(tenantId, await lookUp(aadObjectId)),
  };
}
