import {
  constants,
  createPrivateKey,
  type KeyObject,
  randomBytes,
  verify,
  X509Certificate,
} from 'node:crypto';
import { GraphFailure } from '../microsoft/graph/failure';
import { isKeyAddress, readKeyAddress } from '../microsoft/keyvault/key-address';
import type { KeySigner } from '../microsoft/keyvault/sign';
import type { NewCredential } from '../vault/credential-vault';
import { thumbprintOf } from './certificate';
import { formatDate } from './dates';
import { remedyFor } from './remedy';
import { texts } from '../texts/texts';

/** A certificate that the organisation made itself, as the vault keeps it. */
export type OwnCertificate = NewCredential & { kind: 'certificate'; certificate: string };

export interface Wrong {
  ok: false;
  part: 'certificate' | 'privateKey';
  problem: string;
}

/** What the key of a certificate is checked with when it is in Key Vault. */
export interface KeyTools {
  tenantId: string;
  keyVaultHosts: readonly string[];
  sign: KeySigner;
  now: Date;
}

const LEAST_BITS = 2048;
const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]{1,20000})-----END \1-----/g;

/**
 * Reads what was pasted: the certificate in PEM, with its line breaks or without them, and its private key, in PEM too or
 * as its address in Key Vault, where it can stay. Entra takes RSA keys for certificates.
 * Source: learn.microsoft.com/entra/identity-platform/certificate-credentials.
 */
export async function readOwnCertificate(
  pastedCertificate: string,
  pastedKey: string,
  tools: KeyTools,
): Promise<{ ok: true; value: OwnCertificate } | Wrong> {
  const blocks = [...pemBlocks(pastedCertificate), ...pemBlocks(pastedKey)];
  const certificate = certificateIn(blocks);
  const problem = problemOf(certificate, tools.now);
  if (certificate === undefined || problem !== undefined)
    return wrong('certificate', problem ?? texts().setup.certificate.none);
  const key = isKeyAddress(pastedKey)
    ? await keyInVault(pastedKey, certificate, tools)
    : keyHere(blocks, certificate);
  if (!key.ok) return key;
  const pem = certificate.toString();
  const notBefore = new Date(certificate.validFrom);
  const notAfter = new Date(certificate.validTo);
  const fingerprint = thumbprintOf(pem);
  return {
    ok: true,
    value: { kind: 'certificate', certificate: pem, secret: key.secret, fingerprint, notBefore, notAfter },
  };
}

function problemOf(certificate: X509Certificate | undefined, now: Date): string | undefined {
  const words = texts().setup.certificate;
  if (certificate === undefined) return words.none;
  const { publicKey } = certificate;
  if (publicKey.asymmetricKeyType !== 'rsa') return words.onlyRsa;
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) return words.tooShort(LEAST_BITS);
  const notBefore = new Date(certificate.validFrom);
  const notAfter = new Date(certificate.validTo);
  if (notAfter <= now) return words.expired(formatDate(notAfter));
  return notBefore > now ? words.notYet(formatDate(notBefore)) : undefined;
}

type Key = { ok: true; secret: string } | Wrong;

function keyHere(blocks: readonly PemBlock[], certificate: X509Certificate): Key {
  const key = keyIn(blocks);
  if (key === undefined) return wrong('privateKey', texts().setup.certificate.keyMissing);
  if (key === 'locked') return wrong('privateKey', texts().setup.certificate.keyLocked);
  if (!certificate.checkPrivateKey(key)) return wrong('privateKey', texts().setup.certificate.keyOfAnother);
  return { ok: true, secret: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** The vault signs something that nobody has signed before, and the certificate says whether it is its key. */
async function keyInVault(
  typed: string,
  { publicKey }: X509Certificate,
  { tenantId, keyVaultHosts, sign }: KeyTools,
): Promise<Key> {
  const read = readKeyAddress(typed, keyVaultHosts);
  if (!read.ok) return wrong('privateKey', read.problem);
  const data = randomBytes(32);
  try {
    const signature = await sign(tenantId, read.address, data);
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING };
    if (!verify('sha256', data, key, signature))
      return wrong('privateKey', texts().setup.certificate.keyOfAnother);
    return { ok: true, secret: read.address };
  } catch (error) {
    if (error instanceof GraphFailure) return wrong('privateKey', remedyFor(error));
    throw error;
  }
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

function wrong(part: Wrong['part'], problem: string): Wrong {
  return { ok: false, part, problem };
}
