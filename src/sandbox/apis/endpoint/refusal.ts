import { randomUUID } from 'node:crypto';
import type { Answer } from '../../http/answer';

export const METADATA = 'https://api.securitycenter.microsoft.com/api/$metadata';

/** An error as Defender for Endpoint words it. As seen in Azure/Azure-Sentinel#13457. */
export function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message, target: randomUUID() } } };
}
