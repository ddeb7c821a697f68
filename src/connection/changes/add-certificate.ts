import { applicationPath } from '../../microsoft/graph/applications';
import type { HeldCredential } from '../../vault/credential-vault';
import { derOf, generateCertificate, thumbprintOf } from '../certificate';
import type { ApplyContext, ChangeKind } from '../change';
import { DAY_MS, daysAfter, formatDate } from '../dates';
import { liveCredential } from '../live-credential';

/**
 * Adds a certificate whose key is made here. The key is in the vault before the request leaves, so a repeated request
 * sends the same certificate and Entra ends with one. The whole list is written; other entries go back by keyId.
 * Source: application-update, keyCredentials; applications-how-to-add-certificate.
 */
export const addCertificate: ChangeKind = {
  kind: 'add-certificate',
  plan({ credential }, actual, connection) {
    if (credential.kind !== 'certificate' || liveCredential(actual)?.kind === 'certificate') return [];
    const others = actual.application?.keyCredentials.map(({ keyId, displayName, type, usage }) => ({
      keyId,
      displayName: displayName ?? null,
      type,
      usage,
      key: null,
    }));
    const ours = {
      displayName: connection.name,
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      key: '{certificate}',
    };
    return [
      {
        kind: 'add-certificate',
        key: connection.uniqueName,
        sentence: `Add a certificate, valid until ${formatDate(daysAfter(actual.readAt, credential.lifetimeDays))}`,
        reason: 'Its private key is made here and never leaves the vault',
        request: {
          method: 'PATCH',
          path: applicationPath(connection.uniqueName),
          body: { keyCredentials: [...(others ?? []), ours] },
        },
      },
    ];
  },
  fill: async (_change, context) => ({ certificate: derOf(await preparedCertificate(context)) }),
};

/** The certificate that is to be sent: the one that an interrupted attempt left in the vault, or a new one. */
async function preparedCertificate({ connection, vault, now }: ApplyContext): Promise<string> {
  const held = await vault.list(connection.tenantId, connection.id);
  const { lifetimeDays } = connection.desired.credential;
  const prepared = held.findLast((credential) => isFresh(credential, lifetimeDays, now));
  if (prepared?.certificate !== undefined) return prepared.certificate;
  const { privateKey, ...made } = await generateCertificate(connection.name, lifetimeDays, now);
  const fingerprint = thumbprintOf(made.certificate);
  const { tenantId, id } = connection;
  await vault.keep(tenantId, id, { kind: 'certificate', fingerprint, secret: privateKey, ...made });
  return made.certificate;
}

function isFresh({ kind, notAfter }: HeldCredential, lifetimeDays: number, now: Date): boolean {
  return kind === 'certificate' && notAfter.getTime() - now.getTime() > (lifetimeDays - 1) * DAY_MS;
}
