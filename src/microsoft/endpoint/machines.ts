import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';
import { GraphFailure } from '../graph/failure';
import { odataLiteral } from '../graph/literal';

const OPERATION = 'read devices';
const MOST = 10;

/** Source: learn.microsoft.com/defender-endpoint/api/machine. */
const machine = z.object({
  id: z.string().min(1),
  computerDnsName: z.string().nullish(),
  firstSeen: z.string().nullish(),
  lastSeen: z.string().nullish(),
  osPlatform: z.string().nullish(),
  version: z.string().nullish(),
  osBuild: z.number().nullish(),
  healthStatus: z.string().nullish(),
  onboardingStatus: z.string().nullish(),
  riskScore: z.string().nullish(),
  exposureLevel: z.string().nullish(),
  deviceValue: z.string().nullish(),
  rbacGroupName: z.string().nullish(),
  lastIpAddress: z.string().nullish(),
  lastExternalIpAddress: z.string().nullish(),
  aadDeviceId: z.string().nullish(),
  machineTags: z.array(z.string()).nullish(),
});
const machines = z.object({ value: z.array(machine) });
const anyMachines = z.object({ value: z.array(z.unknown()) });

/** A device as Defender for Endpoint knows it. */
export type Machine = z.infer<typeof machine>;

/** Some devices. Source: learn.microsoft.com/defender-endpoint/api/get-machines. @throws GraphFailure */
export async function listMachines(endpoint: MicrosoftApi, limit: number): Promise<unknown[]> {
  const answer = await endpoint.send({
    operation: OPERATION,
    method: 'GET',
    path: `/api/machines?$top=${limit}`,
  });
  return parseAnswer(OPERATION, answer, anyMachines).value;
}

/**
 * The devices of this id (40 hexadecimal digits), or whose name is this or begins with it; ten at most.
 * Sources: learn.microsoft.com/defender-endpoint/api/get-machine-by-id, get-machines, and the OData samples there
 * (startswith on computerDnsName); no devices may be answered with 404.
 *
 * @throws GraphFailure
 */
export async function searchMachines(endpoint: MicrosoftApi, text: string): Promise<Machine[]> {
  if (/^[0-9a-f]{40}$/i.test(text)) {
    const answer = await get(endpoint, `/api/machines/${text.toLowerCase()}`);
    return answer === undefined ? [] : [parseAnswer(OPERATION, answer, machine)];
  }
  const filter = encodeURIComponent(`startswith(computerDnsName,${odataLiteral(text.toLowerCase())})`);
  const answer = await get(endpoint, `/api/machines?$filter=${filter}&$top=${MOST}`);
  return answer === undefined ? [] : parseAnswer(OPERATION, answer, machines).value;
}

async function get(endpoint: MicrosoftApi, path: string) {
  try {
    return await endpoint.send({ operation: OPERATION, method: 'GET', path });
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}
