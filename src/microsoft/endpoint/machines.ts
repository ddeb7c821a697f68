import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';

const OPERATION = 'read devices';
const machines = z.object({ value: z.array(z.unknown()) });

/** Some devices. Source: learn.microsoft.com/defender-endpoint/api/get-machines. @throws GraphFailure */
export async function listMachines(endpoint: MicrosoftApi, limit: number): Promise<unknown[]> {
  const answer = await endpoint.send({
    operation: OPERATION,
    method: 'GET',
    path: `/api/machines?$top=${limit}`,
  });
  return parseAnswer(OPERATION, answer, machines).value;
}
