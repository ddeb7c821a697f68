import type { Clock } from '../../clock';
import { createMemory } from '../../memory';
import type { Graph } from '../../microsoft/graph/client';
import { type DirectoryPerson, findPerson, groupsOf } from '../../microsoft/graph/people';
import type { Connection, ConnectionStore } from '../connection-store';
import { READER_ROLES, SETUP_ROLES } from './directory-roles';

const CACHE_MS = 60_000;

/** What somebody may do, looked up in the tenant. */
export interface Standing {
  /** The tenant knows this person, who is no guest and not disabled. */
  member: boolean;
  /** The tenant knows this person as a guest. */
  guest: boolean;
  displayName: string;
  /** May set the connection up and put plans before themselves. */
  administrator: boolean;
  /** May read alerts. */
  reader: boolean;
  /** The connections whose alerts may be read; undefined: every one of the tenant. */
  readable: readonly string[] | undefined;
  /** Template ids of the directory roles held. */
  roles: readonly string[];
}

const NOBODY: Standing = {
  ...{ member: false, guest: false, displayName: 'Someone' },
  ...{ administrator: false, reader: false, readable: [], roles: [] },
};

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
  const persons = createMemory<DirectoryPerson | undefined>(CACHE_MS, clock);
  const memberships = createMemory<boolean>(CACHE_MS, clock);

  const lookUp = (tenantId: string, id: string) => () => findPerson(graphOf(tenantId), id);

  async function judge(tenantId: string, person: DirectoryPerson | undefined): Promise<Standing> {
    if (person?.enabled !== true) return NOBODY;
    if (person.guest) return { ...NOBODY, guest: true };
    return {
      member: true,
      guest: false,
      displayName: person.displayName,
      administrator: holdsAny(person, ADMINISTRATORS),
      ...(await reading(tenantId, person)),
      roles: person.roleTemplateIds,
    };
  }

  /** Before there is a connection, the recommended roles; then whoever may read the alerts of any of them. */
  async function reading(
    tenantId: string,
    person: DirectoryPerson,
  ): Promise<Pick<Standing, 'reader' | 'readable'>> {
    const all = await connections.list(tenantId);
    if (all.length === 0) return { reader: holdsAny(person, RECOMMENDED_READERS), readable: undefined };
    const readable: string[] = [];
    for (const connection of all) if (await mayReadOf(connection, person)) readable.push(connection.id);
    const whole = readable.length === all.length || holdsAny(person, ADMINISTRATORS);
    return { reader: readable.length > 0, readable: whole ? undefined : readable };
  }

  /** Until a connection is saved, only the one who sets it up. */
  async function mayReadOf(connection: Connection, person: DirectoryPerson): Promise<boolean> {
    if (connection.savedAt === undefined) return connection.createdBy === person.id;
    const { readerRoles, readerGroups } = connection.desired.people;
    if (holdsAny(person, readerRoles)) return true;
    if (readerGroups.length === 0) return false;
    const groups = readerGroups.map(({ id }) => id);
    return memberships.recall([connection.tenantId, person.id, ...groups].join(' '), async () => {
      return (await groupsOf(graphOf(connection.tenantId), person.id, groups)).length > 0;
    });
  }

  return {
    standing: async (tenantId, id) =>
      judge(tenantId, await persons.recall(`${tenantId} ${id}`, lookUp(tenantId, id))),
    standingNow: async (tenantId, id) =>
      judge(tenantId, await persons.renew(`${tenantId} ${id}`, lookUp(tenantId, id))),
  };
}

const ADMINISTRATORS = SETUP_ROLES.map(({ templateId }) => templateId);
const RECOMMENDED_READERS = READER_ROLES.map(({ templateId }) => templateId);

function holdsAny({ roleTemplateIds }: DirectoryPerson, wanted: readonly string[]): boolean {
  return wanted.some((templateId) => roleTemplateIds.includes(templateId));
}
