import { z } from 'zod/v4';
import { type GraphAnswer, parseAnswer } from './answer';
import { readTogether } from './batch';
import type { Graph } from './client';
import { odataLiteral, searchClause } from './literal';

const OPERATION = 'look up a user';
const MOST = 10;

/** Source: the Graph metadata, microsoft.graph.user. */
const user = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
  jobTitle: z.string().nullish(),
  department: z.string().nullish(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  createdDateTime: z.string().nullish(),
});
const users = z.object({ value: z.array(user) });
const SELECT = `$select=${Object.keys(user.shape).join(',')}`;

export type User = z.infer<typeof user>;

/** What people are found by, from its beginning. Source: the Graph documentation of user, `$filter` (startswith). */
const BEGINNINGS = ['displayName', 'givenName', 'surname', 'mail', 'mailNickname', 'userPrincipalName'];

/**
 * The users of this id, address, sign-in name or name: by id the one, by address those that have just that, by name
 * those that it is the beginning or a word of; ten at most.
 * Sources: user-get; user-list, `$filter` and `$search` (which needs ConsistencyLevel).
 *
 * @throws GraphFailure
 */
export async function searchUsers(graph: Graph, text: string): Promise<User[]> {
  if (z.guid().safeParse(text).success) {
    const path = `/users/${text.toLowerCase()}?${SELECT}`;
    const [found] = await readTogether(graph, [{ operation: OPERATION, path }]);
    return found === undefined ? [] : [parseAnswer(OPERATION, found, user)];
  }
  const literal = odataLiteral(text);
  if (text.includes('@')) return filtered(graph, `userPrincipalName eq ${literal} or mail eq ${literal}`);
  const beginning = BEGINNINGS.map((property) => `startswith(${property},${literal})`).join(' or ');
  const search = encodeURIComponent(searchClause('displayName', text));
  const answers = await readTogether(graph, [
    listing(`$filter=${encodeURIComponent(beginning)}`),
    { ...listing(`$search=${search}&$count=true`), headers: { ConsistencyLevel: 'eventual' } },
  ]);
  return distinct(answers);
}

async function filtered(graph: Graph, filter: string): Promise<User[]> {
  return distinct(await readTogether(graph, [listing(`$filter=${encodeURIComponent(filter)}`)]));
}

function listing(query: string) {
  return { operation: OPERATION, path: `/users?${query}&${SELECT}&$top=${MOST}` };
}

function distinct(answers: readonly (GraphAnswer | undefined)[]): User[] {
  const found = answers.flatMap((answer) =>
    answer === undefined ? [] : parseAnswer(OPERATION, answer, users).value,
  );
  return [...new Map(found.map((one) => [one.id, one])).values()].slice(0, MOST);
}
