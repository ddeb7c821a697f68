import { createHash, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { daysAfter } from './dates';

const KEY = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** A certificate and its private key, both PEM. */
export interface GeneratedCertificate {
  certificate: string;
  privateKey: string;
  notBefore: Date;
  notAfter: Date;
}

/** Makes a self-signed RSA 3072 certificate, valid from an hour ago (for clocks that run late). */
export async function generateCertificate(
  name: string,
  lifetimeDays: number,
  now: Date,
): Promise<GeneratedCertificate> {
  const keys = await webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: randomBytes(16).toString('hex'),
      name: `CN=${name}`,
      notBefore: new Date(now.getTime() - 3_600_000),
      notAfter: daysAfter(now, lifetimeDays),
      signingAlgorithm: KEY,
      keys,
    },
    webcrypto as Crypto,
  );
  const privateKey = PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  );
  return {
    certificate: made.toString('pem'),
    privateKey,
    notBefore: made.notBefore,
    notAfter: made.notAfter,
  };
}

/** A certificate as Graph takes it: base64 of its DER. */
export function derOf(certificate: string): string {
  return new X509Certificate(certificate).raw.toString('base64');
}

/** The SHA-1 thumbprint in upper-case hex: how Entra and Windows name a certificate. */
export function thumbprintOf(certificate: string): string {
  return createHash('sha1').update(new X509Certificate(certificate).raw).digest('hex').toUpperCase();
}
