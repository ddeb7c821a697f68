import type { Clock } from '../../clock';
import type { Graph } from '../../microsoft/graph/client';
import { type DirectoryPerson, findPerson, groupsOf } from '../../microsoft/graph/people';
import type { Connection, ConnectionStore } from '../connection-store';
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
export function createPeople(
  graphOf: (tenantId: string) => Graph,
  connections: ConnectionStore,
  clock: Clock,
): People {
  const cache = new Map<string, { person: DirectoryPerson | undefined; at: number }>();

  async function lookUp(tenantId: string, aadObjectId: string): Promise<DirectoryPerson | undefined> {
    const person = await findPerson(graphOf(tenantId), aadObjectId);
    for (const [key, { at }] of cache) if (clock().getTime() - at > CACHE_MS) cache.delete(key);
    cache.set(`${tenantId} ${aadObjectId}`, { person, at: clock().getTime() });
    return person;
  }

  async function judge(tenantId: string, person: DirectoryPerson | undefined): Promise<Standing> {
    if (person === undefined || person.guest || !person.enabled) return NOBODY;
    const connection = await connections.find(tenantId);
    return {
      member: true,
      displayName: person.displayName,
      administrator: SETUP_ROLES.some(({ templateId }) => person.roleTemplateIds.includes(templateId)),
      reader: isReader(person, connection) || (await isInGroup(person, connection)),
    };
  }

  async function isInGroup({ id }: DirectoryPerson, connection: Connection | undefined): Promise<boolean> {
    const groups = connection?.desired.people.readerGroups.map((group) => group.id) ?? [];
    if (connection === undefined || groups.length === 0) return false;
    return (await groupsOf(graphOf(connection.tenantId), id, groups)).length > 0;
  }

  return {
    async standing(tenantId, aadObjectId) {
      const kept = cache.get(`${tenantId} ${aadObjectId}`);
      const fresh = kept !== undefined && clock().getTime() - kept.at < CACHE_MS;
      return judge(tenantId, fresh ? kept.person : await lookUp(tenantId, aadObjectId));
    },
    standingNow: async (tenantId, aadObjectId) => judge(tenantId, await lookUp(tenantId, aadObjectId)),
  };
}

/** Until a connection is saved, only the one who sets it up may read; before there is one, the recommended roles. */
function isReader({ id, roleTemplateIds }: DirectoryPerson, connection: Connection | undefined): boolean {
  if (connection !== undefined && connection.savedAt === undefined) return connection.createdBy === id;
  const roles = connection?.desired.people.readerRoles ?? READER_ROLES.map(({ templateId }) => templateId);
  return roles.some((templateId) => roleTemplateIds.includes(templateId));
}
