import { z } from 'zod/v4';
import { type GraphAnswer, parseAnswer } from './answer';
import { readEach, type Reading } from './batch';
import type { Graph } from './client';
import { GraphFailure } from './failure';

const ADVANCED = { ConsistencyLevel: 'eventual' };

const manager = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});
const groups = z.object({
  '@odata.count': z.number().optional(),
  value: z.array(z.object({ displayName: z.string().nullish(), isAssignableToRole: z.boolean().nullish() })),
});
const roles = z.object({ value: z.array(z.object({ displayName: z.string().nullish() })) });
const eligible = z.object({
  value: z.array(z.object({ roleDefinition: z.object({ displayName: z.string().nullish() }).nullish() })),
});
const details = z.object({
  isMfaRegistered: z.boolean(),
  isPasswordlessCapable: z.boolean().nullish(),
  methodsRegistered: z.array(z.string()).nullish(),
});
/** The documentation's example has it in `value`; the service answers without. */
const registration = z.union([details, z.object({ value: details }).transform(({ value }) => value)]);

export type Manager = z.infer<typeof manager>;
export type Registration = z.infer<typeof details>;

/** Whom a user belongs to and what the user holds, each of which may fail by itself. @throws GraphFailure */
export interface UserDirectory {
  /** Undefined: there is none. */
  manager(): Promise<Manager | undefined>;
  /** Those that roles can be given to first; nested ones included. */
  groups(): Promise<{ count: number; names: string[] }>;
  /** The names of the directory roles held now, through groups too. */
  roles(): Promise<string[]>;
  /** The names of those that can be activated; undefined: the permission for it is none that Drawbridge asks for. */
  eligibleRoles(): Promise<string[] | undefined>;
  /** Undefined: the report does not have this user. */
  registration(): Promise<Registration | undefined>;
}

/**
 * Asks for all of it in one request.
 * Sources: user-list-manager; user-list-transitivememberof with casts; rbacapplication-list-roleeligibilityscheduleinstances
 * (RoleEligibilitySchedule.Read.Directory, or RoleManagement.Read.Directory); userregistrationdetails-get.
 */
export function readUserDirectory(graph: Graph, userId: string): UserDirectory {
  const user = `/users/${userId}`;
  const member = `${user}/transitiveMemberOf/microsoft.graph`;
  const mine = encodeURIComponent(`principalId eq '${userId}'`);
  const readings: Reading[] = [
    { operation: 'read the manager', path: `${user}/manager?$select=id,displayName,userPrincipalName` },
    {
      operation: 'read the groups',
      path: `${member}.group?$count=true&$top=999&$select=id,displayName,isAssignableToRole`,
      headers: ADVANCED,
    },
    {
      operation: 'read the directory roles',
      path: `${member}.directoryRole?$select=id,displayName,roleTemplateId`,
    },
    {
      operation: 'read the eligible roles',
      path: `/roleManagement/directory/roleEligibilityScheduleInstances?$filter=${mine}&$expand=roleDefinition`,
    },
    {
      operation: 'read how the user signs in',
      path: `/reports/authenticationMethods/userRegistrationDetails/${userId}`,
    },
  ];
  const all = readEach(graph, readings);
  // Each of those below hears of a failure; it is not to end the program when none of them is asked.
  all.catch(() => undefined);

  async function outcome<T>(index: number, schema: z.ZodType<T>): Promise<T | undefined> {
    const found: GraphAnswer | GraphFailure | undefined = (await all)[index];
    if (found instanceof GraphFailure) throw found;
    return found && parseAnswer(readings[index]?.operation ?? 'look up a user', found, schema);
  }

  return {
    manager: () => outcome(0, manager),
    async groups() {
      const found = await outcome(1, groups);
      const list = (found?.value ?? []).flatMap(({ displayName, isAssignableToRole }) =>
        displayName == null ? [] : [{ displayName, telling: isAssignableToRole === true }],
      );
      const sorted = list.toSorted((a, b) => Number(b.telling) - Number(a.telling));
      const names = sorted.map(({ displayName }) => displayName);
      return { count: found?.['@odata.count'] ?? names.length, names };
    },
    roles: async () => (await outcome(2, roles))?.value.flatMap(({ displayName }) => displayName ?? []) ?? [],
    async eligibleRoles() {
      const found = await outcome(3, eligible).catch((error: unknown) => {
        if (error instanceof GraphFailure && error.kind === 'forbidden') return undefined;
        throw error;
      });
      return found?.value.flatMap(({ roleDefinition }) => roleDefinition?.displayName ?? []);
    },
    registration: () => outcome(4, registration),
  };
}
