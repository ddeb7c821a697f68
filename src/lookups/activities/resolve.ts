import type { MicrosoftApi } from '../../microsoft/api/client';
import type { User } from '../../microsoft/graph/users';
import type { Open } from '../look-ups';
import { findUser } from '../user/user';
import { appsCalled, readApps } from './apps';
import { activityQuery, type ActivityQuery, type Condition } from './query';

/** A query as the service can be asked it, with apps by number and users by address; or what is not clear. */
export type Resolved =
  | { state: 'clear'; query: ActivityQuery }
  /** Several users are called so: `queries` is what is asked about each. */
  | { state: 'several'; name: string; queries: { title: string; query: string }[] }
  | { state: 'none'; name: string };

/** Finds who and which app is meant. @throws GraphFailure */
export async function resolve(query: ActivityQuery, open: Open, cloudApps: MicrosoftApi): Promise<Resolved> {
  const conditions: Condition[] = [];
  for (const condition of query.conditions) {
    const values: string[] = [];
    for (const value of condition.values) {
      const one = await oneValue(condition.field, value, open, cloudApps);
      if (one.length === 0) return { state: 'none', name: value };
      values.push(...one);
    }
    conditions.push({ ...condition, values });
  }
  if (query.name === undefined) return { state: 'clear', query: activityQuery(conditions) };
  return byName(query.name, conditions, open, cloudApps);
}

/** An app's numbers, a user's address; anything else stays as it is. */
async function oneValue(
  field: string,
  value: string,
  open: Open,
  cloudApps: MicrosoftApi,
): Promise<string[]> {
  if (field === 'app' && !/^\d{1,10}$/.test(value)) {
    return appsCalled(await readApps(open, cloudApps), value).map(({ id }) => String(id));
  }
  if (field === 'user' && !value.includes('@')) {
    const users = await usersCalled(value, open);
    return users.length === 1 ? users.flatMap(({ userPrincipalName }) => userPrincipalName ?? []) : [];
  }
  return [value];
}

/** Words that may be a user's or an app's: the directory is asked first, since it may be asked often. */
async function byName(
  name: string,
  conditions: readonly Condition[],
  open: Open,
  cloudApps: MicrosoftApi,
): Promise<Resolved> {
  const withThis = (field: string, values: string[]) =>
    activityQuery([{ field, negated: false, values }, ...conditions.filter((one) => one.field !== field)]);
  const users = await usersCalled(name, open);
  const [only, ...others] = users;
  if (only?.userPrincipalName != null && others.length === 0)
    return { state: 'clear', query: withThis('user', [only.userPrincipalName]) };
  if (others.length > 0) {
    const queries = users.flatMap(({ displayName, userPrincipalName }) =>
      userPrincipalName == null
        ? []
        : [{ title: displayName ?? userPrincipalName, query: withThis('user', [userPrincipalName]).text }],
    );
    return { state: 'several', name, queries };
  }
  const apps = appsCalled(await readApps(open, cloudApps), name);
  if (apps.length === 0) return { state: 'none', name };
  return {
    state: 'clear',
    query: withThis(
      'app',
      apps.map(({ id }) => String(id)),
    ),
  };
}

/** The users of this name; none where this connection may not read the directory. */
async function usersCalled(name: string, open: Open): Promise<User[]> {
  if (!open.connection.desired.capabilities.includes('directory')) return [];
  const match = await findUser(open, name);
  if (match.found === 'one') return [match.one];
  return match.found === 'several' ? match.among : [];
}
