import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';

/** How a failure to read them is known. */
export const ACTIVITIES_OPERATION = 'read cloud app activities';

/** The most that one request gives. Source: learn.microsoft.com/defender-cloud-apps/api-activities-list. */
export const MOST_ACTIVITIES = 100;

/** A filter's operators with their values, by its name. Source: learn.microsoft.com/defender-cloud-apps/api-activities. */
export type ActivityFilters = Record<string, Record<string, readonly (string | number)[] | number>>;

export interface ActivitySearch {
  filters: ActivityFilters;
  skip: number;
  limit: number;
  /** False: a 429 is told at once, since somebody waits for the answer. */
  waits?: boolean;
}

const text = z.string().nullish().catch(undefined);
const number = z.number().nullish().catch(undefined);

/** What is read of an activity; what has another shape counts as not there. Source: as the sandbox's own (apis/cloud-apps). */
const activity = z
  .object({
    timestamp: number,
    appId: number,
    appName: text,
    description: text,
    eventTypeName: text,
    user: z.object({ userName: text }).nullish().catch(undefined),
    device: z.object({ clientIP: text, countryCode: text }).nullish().catch(undefined),
    location: z.object({ city: text, countryCode: text }).nullish().catch(undefined),
    userAgent: z.object({ deviceType: text }).nullish().catch(undefined),
  })
  .catch({});
export type Activity = z.infer<typeof activity>;

const page = z.object({
  data: z.array(activity),
  total: z.number().nullish(),
  hasNext: z.boolean().nullish(),
});
export type ActivityPage = z.infer<typeof page>;

/**
 * Activities of cloud apps, the newest first.
 * Source: learn.microsoft.com/defender-cloud-apps/api-activities-list.
 *
 * @throws GraphFailure
 */
export async function listActivities(
  cloudApps: MicrosoftApi,
  { waits = true, ...search }: ActivitySearch,
): Promise<ActivityPage> {
  const answer = await cloudApps.send({
    operation: ACTIVITIES_OPERATION,
    method: 'POST',
    path: '/api/v1/activities/',
    body: { ...search, sortField: 'date', sortDirection: 'desc' },
    repeatable: true,
    waits,
  });
  return parseAnswer(ACTIVITIES_OPERATION, answer, page);
}
