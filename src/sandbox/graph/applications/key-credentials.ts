import { randomUUID, X509Certificate } from 'node:crypto';
import { z } from 'zod/v4';
import type { KeyCredential } from '../../tenant/tenant';
import { badRequest } from '../failure';

export const keyInput = z.object({
  keyId: z.guid().nullish(),
  type: z.string().nullish(),
  usage: z.string().nullish(),
  displayName: z.string().nullish(),
  key: z.string().nullish(),
  customKeyIdentifier: z.string().nullish(),
  startDateTime: z.iso.datetime({ offset: true }).nullish(),
  endDateTime: z.iso.datetime({ offset: true }).nullish(),
});

export type KeyInput = z.infer<typeof keyInput>;

/**
 * The whole array replaces the old one; entries that are there already are named by keyId and come without key.
 * Source: application-update, keyCredential.
 *
 * @throws GraphRefusal
 */
export function mergeKeys(existing: readonly KeyCredential[], inputs: readonly KeyInput[]): KeyCredential[] {
  return inputs.map((input) => {
    const known = existing.find(({ keyId }) => keyId === input.keyId);
    if (known === undefined) return newCredential(input);
    if (input.key && input.key !== known.key) {
      throw badRequest(
        `Update to existing credential with KeyId '${known.keyId}' is not allowed.`,
        'CannotUpdateExistingCredential',
        'keyCredentials',
      );
    }
    return known;
  });
}

function newCredential(input: KeyInput): KeyCredential {
  if (!input.key) throw invalid('New credentials must have a key value.', 'KeyCredentialsMissingKey');
  if (input.type !== 'AsymmetricX509Cert')
    throw invalid('Key credential type is invalid.', 'KeyCredentialsInvalidType');
  if (input.usage !== 'Verify')
    throw invalid('Key credential usage is invalid.', 'KeyCredentialsInvalidUsage');
  const certificate = parse(input.key);
  const startDateTime = new Date(input.startDateTime ?? certificate.validFrom);
  const endDateTime = new Date(input.endDateTime ?? certificate.validTo);
  if (startDateTime < new Date(certificate.validFrom)) {
    throw invalid('Key credential start date is invalid.', 'KeyCredentialsInvalidStartDate');
  }
  if (endDateTime > new Date(certificate.validTo) || endDateTime <= startDateTime) {
    throw invalid('Key credential end date is invalid.', 'KeyCredentialsInvalidEndDate');
  }
  return {
    keyId: input.keyId ?? randomUUID(),
    type: input.type,
    usage: input.usage,
    displayName: input.displayName ?? certificate.subject.replaceAll('\n', ', '),
    key: certificate.raw.toString('base64'),
    customKeyIdentifier: input.customKeyIdentifier ?? certificate.fingerprint.replaceAll(':', ''),
    startDateTime: seconds(startDateTime),
    endDateTime: seconds(endDateTime),
  };
}

function parse(key: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(key, 'base64'));
  } catch {
    throw invalid('The value of the key is not a certificate.', 'KeyCredentialsInvalidKey');
  }
}

/** Without milliseconds, as Graph writes credential times. */
export function seconds(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function invalid(message: string, code: string): Error {
  return badRequest(message, code, 'keyCredentials');
}
