import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { Clock } from '../clock';

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export interface ServerCertificate {
  /** The authority that clients must trust, PEM. */
  caPem: string;
  /** The server's certificate for localhost and 127.0.0.1, PEM. */
  certificate: string;
  /** Its private key, PEM. */
  privateKey: string;
}

/**
 * Makes an authority and, signed by it, a certificate for this machine. The authority's key is thrown away.
 *
 * @param authorityName what whoever trusts several authorities tells them apart by
 */
export async function makeServerCertificate(
  clock: Clock,
  authorityName = 'Drawbridge sandbox authority',
): Promise<ServerCertificate> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const [authority, server] = await Promise.all([makeKeys(), makeKeys()]);
  const notBefore = new Date(Math.min(clock().getTime(), Date.now()) - DAY_MS);
  const notAfter = new Date(Math.max(clock().getTime(), Date.now()) + 365 * DAY_MS);
  const validity = { notBefore, notAfter, signingAlgorithm: ALGORITHM };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: `CN=${authorityName}`,
    keys: authority,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    ...validity,
    subject: 'CN=localhost',
    issuer: ca.subject,
    publicKey: server.publicKey,
    signingKey: authority.privateKey,
    extensions: [
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    ],
  });
  return {
    caPem: `${ca.toString('pem')}\n`,
    certificate: certificate.toString('pem'),
    privateKey: await exportKey(server.privateKey),
  };
}

function makeKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function exportKey(key: CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}
