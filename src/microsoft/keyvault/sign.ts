import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';

export const SIGN_OPERATION = 'sign with a key in Key Vault';
const signature = z.object({ value: z.base64url() });

/** Signs with a private key that stays where it is: PS256 (RSASSA-PSS with SHA-256). @throws GraphFailure */
export type KeySigner = (tenantId: string, keyAddress: string, data: Buffer) => Promise<Buffer>;

/**
 * Asks a vault to sign. It takes the permission keys/sign, which the role Key Vault Crypto User has.
 * Sources: learn.microsoft.com/rest/api/keyvault/keys/sign/sign, learn.microsoft.com/azure/key-vault/general/rbac-guide.
 *
 * @throws GraphFailure
 */
export async function signInVault(vault: MicrosoftApi, keyAddress: string, data: Buffer): Promise<Buffer> {
  const answer = await vault.send({
    operation: SIGN_OPERATION,
    method: 'POST',
    path: `${new URL(keyAddress).pathname}/sign?api-version=7.4`,
    body: { alg: 'PS256', value: createHash('sha256').update(data).digest('base64url') },
    repeatable: true,
  });
  return Buffer.from(parseAnswer(SIGN_OPERATION, answer, signature).value, 'base64url');
}
