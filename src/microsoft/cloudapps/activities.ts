import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';

const OPERATION = 'read cloud app activities';
const page = z.object({ data: z.array(z.unknown()) });

/**
 * The newest activities, at most 100.
 * Source: learn.microsoft.com/defender-cloud-apps/api-activities-list.
 *
 * @throws GraphFailure
 */
export async function listActivities(cloudApps: MicrosoftApi, limit: number): Promise<unknown[]> {
  const answer = await cloudApps.send({
    operation: OPERATION,
    method: 'POST',
    path: '/api/v1/activities/',
    body: { filters: {}, skip: 0, limit, sortField: 'date', sortDirection: 'desc' },
    repeatable: true,
  });
  return parseAnswer(OPERATION, answer, page).data;
}
