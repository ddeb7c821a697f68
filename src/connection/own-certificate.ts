import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { thumbprintOf } from './certificate';
import { formatDate } from './dates';

/** A certificate that the organisation made itself, with its private key, both PEM. */
export interface OwnCertificate {
  certificate: string;
  privateKey: string;
  /** SHA-1, upper-case hex. */
  thumbprint: string;
  notBefore: Date;
  notAfter: Date;
}

type Read =
  { ok: true; value: OwnCertificate } | { ok: false; part: 'certificate' | 'privateKey'; problem: string };

const LEAST_BITS = 2048;
const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]{1,20000})-----END \1-----/g;

/**
 * Reads what was pasted: PEM, with its line breaks or without them, certificate and key apart or together. Entra takes
 * RSA keys for certificates. Source: learn.microsoft.com/entra/identity-platform/certificate-credentials.
 */
export function readOwnCertificate(pastedCertificate: string, pastedKey: string, now: Date): Read {
  const blocks = [...pemBlocks(pastedCertificate), ...pemBlocks(pastedKey)];
  const certificate = certificateIn(blocks);
  if (certificate === undefined)
    return wrong(
      'certificate',
      'That is no certificate in PEM form: it begins with -----BEGIN CERTIFICATE-----.',
    );
  const { publicKey } = certificate;
  if (publicKey.asymmetricKeyType !== 'rsa')
    return wrong('certificate', 'Entra takes certificates with an RSA key only.');
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS)
    return wrong('certificate', `Its key is too short: at least ${LEAST_BITS} bits.`);
  const notBefore = new Date(certificate.validFrom);
  const notAfter = new Date(certificate.validTo);
  if (notAfter <= now) return wrong('certificate', `It expired on ${formatDate(notAfter)}. Make a new one.`);
  if (notBefore > now) return wrong('certificate', `It is valid from ${formatDate(notBefore)} on only.`);
  const key = keyIn(blocks);
  if (key === undefined)
    return wrong(
      'privateKey',
      'The private key is missing. Paste it too: it begins with -----BEGIN PRIVATE KEY-----.',
    );
  if (key === 'locked')
    return wrong(
      'privateKey',
      'The private key is locked with a passphrase. Export it without one; it goes straight to the vault.',
    );
  if (!certificate.checkPrivateKey(key))
    return wrong('privateKey', 'The private key belongs to another certificate.');
  const pem = certificate.toString();
  const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    ok: true,
    value: { certificate: pem, privateKey, thumbprint: thumbprintOf(pem), notBefore, notAfter },
  };
}

interface PemBlock {
  label: string;
  text: string;
}

/** A field of one line takes the line breaks out: they are put back. */
function pemBlocks(pasted: string): PemBlock[] {
  return [...pasted.matchAll(BLOCK)].map(([, label = '', body = '']) => {
    const lines = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
    return { label, text: [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n') };
  });
}

function certificateIn(blocks: readonly PemBlock[]): X509Certificate | undefined {
  const block = blocks.find(({ label }) => label === 'CERTIFICATE');
  return block && attempt(() => new X509Certificate(block.text));
}

function keyIn(blocks: readonly PemBlock[]): KeyObject | 'locked' | undefined {
  const block = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (block?.label.startsWith('ENCRYPTED') === true) return 'locked';
  return block && attempt(() => createPrivateKey(block.text));
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function wrong(part: 'certificate' | 'privateKey', problem: string): Read {
  return { ok: false, part, problem };
}
