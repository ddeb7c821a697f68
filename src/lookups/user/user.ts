import type { Clock } from '../../clock';
import type { Registration, UserDirectory } from '../../microsoft/graph/user-directory';
import { type Manager, readUserDirectory } from '../../microsoft/graph/user-directory';
import {
  type DirectoryChange,
  listDirectoryChanges,
  listSignIns,
  type SignIn,
} from '../../microsoft/graph/user-logs';
import { searchUsers, type User } from '../../microsoft/graph/users';
import { type AlertsAbout, alertsAbout, type AlertSources } from '../alerts-about';
import { type Match, matchOf } from '../find';
import type { Open } from '../look-ups';
import { gather, type Parts, type Readers } from '../parts';
import { whyMissing } from '../why-missing';

/** What a look-up of a user tells, beside the profile. */
export interface UserValues {
  manager: Manager | undefined;
  groups: Awaited<ReturnType<UserDirectory['groups']>>;
  roles: string[];
  /** Undefined: it may not be read. */
  eligibleRoles: string[] | undefined;
  registration: Registration | undefined;
  signIns: SignIn[];
  changes: DirectoryChange[];
  alerts: AlertsAbout;
}

export type UserParts = Parts<UserValues>;

/** What reading each part takes. */
const PERMISSIONS: Readonly<Partial<Record<keyof UserValues, string>>> = {
  manager: 'Directory.Read.All',
  groups: 'Directory.Read.All',
  roles: 'Directory.Read.All',
  registration: 'AuditLog.Read.All',
  signIns: 'AuditLog.Read.All',
  changes: 'AuditLog.Read.All',
};

/** The user of this name, address or id. @throws GraphFailure */
export async function findUser({ clients: { graph }, recall }: Open, text: string): Promise<Match<User>> {
  const found = await recall(`user ${text.toLowerCase()}`, () => searchUsers(graph, text));
  return matchOf(found, text, (one) => [one.id, one.displayName, one.userPrincipalName, one.mail]);
}

/** Everything about a user, each part as it comes. */
export function readUser(
  { connection, clients: { graph }, recall }: Open,
  user: User,
  { sources, clock }: { sources: AlertSources; clock: Clock },
  tell: (parts: UserParts) => void,
): Promise<UserParts> {
  let asked: UserDirectory | undefined;
  const directory = () => (asked ??= readUserDirectory(graph, user.id));
  const about = <T>(what: string, read: () => Promise<T>) => recall(`user ${user.id} ${what}`, read);
  const name = user.userPrincipalName ?? user.displayName ?? user.id;
  const readers: Readers<UserValues> = {
    manager: () => about('manager', () => directory().manager()),
    groups: () => about('groups', () => directory().groups()),
    roles: () => about('roles', () => directory().roles()),
    eligibleRoles: () => about('eligible roles', () => directory().eligibleRoles()),
    registration: () => about('registration', () => directory().registration()),
    signIns: () => about('sign-ins', () => listSignIns(graph, user.id)),
    changes: () => about('changes', () => listDirectoryChanges(graph, user.id)),
    alerts: () => alertsAbout(connection.tenantId, 'user', name, clock(), sources),
  };
  return gather(readers, (error, part) => whyMissing(error, PERMISSIONS[part]), tell);
}
