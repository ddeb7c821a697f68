import { z } from 'zod/v4';
import { type GraphAnswer, parseAnswer } from './answer';
import type { Reading } from './batch';

const OPERATION = 'list the directory roles of the application';

const assignments = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      principalId: z.guid(),
      roleDefinitionId: z.guid(),
      directoryScopeId: z.string(),
    }),
  ),
});

/** A directory role that a principal holds. Source: learn.microsoft.com/graph/api/resources/unifiedroleassignment. */
export type DirectoryRoleAssignment = z.infer<typeof assignments>['value'][number];

/** Asks which directory roles a principal holds. Source: rbacapplication-list-roleassignments. */
export function directoryRolesReading(principalId: string): Reading {
  const filter = encodeURIComponent(`principalId eq '${principalId}'`);
  return { operation: OPERATION, path: `/roleManagement/directory/roleAssignments?$filter=${filter}` };
}

/** @throws GraphFailure when the answer is none */
export function toDirectoryRoles(answer: GraphAnswer): DirectoryRoleAssignment[] {
  return parseAnswer(OPERATION, answer, assignments).value;
}
