import { randomUUID, X509Certificate } from 'node:crypto';
import { z } from 'zod/v4';
import type { World } from '../world';
import { ControlFault } from './fault';

export const botCertificateSchema = z.strictObject({ certificate: z.string() });

/** POST /_sandbox/bot-certificate: adds a certificate (PEM) to the bot's own application, beside its secret. */
export function addBotCertificate(
  { tenant, save }: World,
  { certificate }: z.infer<typeof botCertificateSchema>,
): { keyId: string } {
  const { raw, subject, validFrom, validTo } = parse(certificate);
  const keyId = randomUUID();
  tenant.bot.keyCredentials.push({
    keyId,
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: subject,
    key: raw.toString('base64'),
    customKeyIdentifier: null,
    startDateTime: new Date(validFrom).toISOString(),
    endDateTime: new Date(validTo).toISOString(),
  });
  save();
  return { keyId };
}

function parse(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new ControlFault('certificate: it is no certificate in PEM.');
  }
}
