import { z } from 'zod/v4';
import { parseAnswer } from './answer';
import { readTogether } from './batch';
import type { Graph } from './client';

const SIGN_INS = 'read sign-ins';
const CHANGES = 'read directory changes';
const MOST = 25;

/** Source: the Graph metadata, microsoft.graph.signIn. */
const signIn = z.object({
  createdDateTime: z.string(),
  appDisplayName: z.string().nullish(),
  ipAddress: z.string().nullish(),
  riskLevelDuringSignIn: z.string().nullish(),
  riskState: z.string().nullish(),
  status: z.object({ errorCode: z.number().nullish(), failureReason: z.string().nullish() }).nullish(),
  location: z.object({ city: z.string().nullish(), countryOrRegion: z.string().nullish() }).nullish(),
});
const signIns = z.object({ value: z.array(signIn) });

/** Source: the Graph metadata, microsoft.graph.directoryAudit. */
const directoryAudit = z.object({
  id: z.string(),
  activityDateTime: z.string(),
  activityDisplayName: z.string().nullish(),
  result: z.string().nullish(),
  initiatedBy: z
    .object({
      user: z
        .object({ displayName: z.string().nullish(), userPrincipalName: z.string().nullish() })
        .nullish(),
      app: z.object({ displayName: z.string().nullish() }).nullish(),
    })
    .nullish(),
  targetResources: z
    .array(z.object({ displayName: z.string().nullish(), userPrincipalName: z.string().nullish() }))
    .nullish(),
});
const directoryAudits = z.object({ value: z.array(directoryAudit) });

export type SignIn = z.infer<typeof signIn>;
export type DirectoryChange = z.infer<typeof directoryAudit>;

/**
 * The newest interactive sign-ins of a user, the newest first; 25 at most.
 * Source: signin-list (descending by createdDateTime, page of 1000 at most).
 *
 * @throws GraphFailure
 */
export async function listSignIns(graph: Graph, userId: string): Promise<SignIn[]> {
  const filter = encodeURIComponent(`userId eq '${userId}'`);
  const found = await graph.read(SIGN_INS, `/auditLogs/signIns?$filter=${filter}&$top=${MOST}`, signIns);
  return found.value;
}

/**
 * The newest changes that were made to a user, or by one, the newest first; 25 at most.
 * Source: directoryaudit-list; the resource directoryAudit, properties that `$filter` supports.
 *
 * @throws GraphFailure
 */
export async function listDirectoryChanges(graph: Graph, userId: string): Promise<DirectoryChange[]> {
  const filters = [`targetResources/any(t:t/id eq '${userId}')`, `initiatedBy/user/id eq '${userId}'`];
  const answers = await readTogether(
    graph,
    filters.map((filter) => {
      const query = `$filter=${encodeURIComponent(filter)}&$orderby=activityDateTime%20desc&$top=${MOST}`;
      return { operation: CHANGES, path: `/auditLogs/directoryAudits?${query}` };
    }),
  );
  const found = answers.flatMap((answer) =>
    answer === undefined ? [] : parseAnswer(CHANGES, answer, directoryAudits).value,
  );
  const once = [...new Map(found.map((change) => [change.id, change])).values()];
  return once.sort((a, b) => b.activityDateTime.localeCompare(a.activityDateTime)).slice(0, MOST);
}
