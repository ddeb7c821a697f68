import type { ApplyContext, ChangeKind } from '../change';
import { pathOfApplication } from '../application-path';
import { derOf, generateCertificate, thumbprintOf } from '../certificate';
import { DAY_MS, daysAfter, formatDate } from '../dates';
import { liveOf } from '../live-credential';
import type { HeldCredential } from '../../vault/credential-vault';
import { withCertificate } from './key-credentials';
import { texts } from '../../texts/texts';

/**
 * Adds a certificate whose key is made here. The key is in the vault before the request leaves, so a repeated request
 * sends the same certificate and Entra ends with one.
 * Source: application-update, keyCredentials; applications-how-to-add-certificate.
 */
export const addCertificate: ChangeKind = {
  kind: 'add-certificate',
  plan(desired, actual, connection) {
    const { presence, credential } = desired;
    if (presence === 'absent' || !['certificate', 'both'].includes(credential.kind)) return [];
    if (liveOf('certificate', desired, actual) !== undefined) return [];
    return [
      {
        kind: 'add-certificate',
        key: connection.uniqueName,
        sentence: texts().plan.changes.addCertificate(
          formatDate(daysAfter(actual.readAt, credential.lifetimeDays)),
        ),
        reason: texts().plan.changes.addCertificateWhy,
        request: {
          method: 'PATCH',
          path: pathOfApplication(connection),
          body: withCertificate(actual, connection.name, '{certificate}'),
        },
      },
    ];
  },
  fill: async (_change, context) => ({ certificate: derOf(await preparedCertificate(context)) }),
};

/** The certificate that is to be sent: the one that an interrupted attempt left in the vault, or a new one. */
async function preparedCertificate({ connection, vault, now }: ApplyContext): Promise<string> {
  const held = await vault.list(connection.tenantId, connection.id);
  const { lifetimeDays, renewAfter } = connection.desired.credential;
  const prepared = held.findLast(
    (credential) =>
      isFresh(credential, lifetimeDays, now) && credential.createdAt >= new Date(renewAfter ?? 0),
  );
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
