import { randomBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { z } from 'zod/v4';
import type { World } from '../world';

export const vaultKeySchema = z.strictObject({
  /** The client ids that may sign with it; standard: the bot alone. */
  signers: z.array(z.guid()).optional(),
  days: z.int().min(1).default(365),
});

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** POST /_sandbox/vault-key: a certificate whose key is in the tenant's key vault. Gives the certificate in PEM, and the key's address. */
export async function addVaultKey(
  { tenant, origin, clock, save }: World,
  { signers = [tenant.bot.clientId], days }: z.infer<typeof vaultKeySchema>,
): Promise<{ certificate: string; keyAddress: string }> {
  const name = 'drawbridge';
  const version = randomBytes(16).toString('hex');
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const now = clock().getTime();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=${name}`,
      notBefore: new Date(now - 3_600_000),
      notAfter: new Date(now + days * 86_400_000),
      signingAlgorithm: ALGORITHM,
      keys,
    },
    webcrypto as Crypto,
  );
  const exported = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  tenant.vaultKeys.push({
    name,
    version,
    signers,
    privateKey: x509.PemConverter.encode(exported, 'PRIVATE KEY'),
  });
  save();
  return { certificate: certificate.toString('pem'), keyAddress: `${origin}/keys/${name}/${version}` };
}

export const signersSchema = z.strictObject({ signers: z.array(z.guid()) });

/** POST /_sandbox/vault-key-signers: the client ids that may sign with the keys of the vault from now on. */
export function setSigners(
  { tenant, save }: World,
  { signers }: z.infer<typeof signersSchema>,
): { keys: number } {
  for (const key of tenant.vaultKeys) key.signers = signers;
  save();
  return { keys: tenant.vaultKeys.length };
}
