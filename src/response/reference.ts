import { createHash } from 'node:crypto';
import type { ResponseAction } from './response-action';

const LENGTH = 10;

/** Names an action where others see it, in the audit and in Defender: its id is for its card alone. */
export function referenceOf({ id }: Pick<ResponseAction, 'id'>): string {
  return createHash('sha256').update(id).digest('hex').slice(0, LENGTH);
}
