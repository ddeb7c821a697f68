import { readApplication } from '../../microsoft/graph/applications';
import { pathOfApplication } from '../application-path';
import type { Change, ChangeKind } from '../change';
import { derOf } from '../certificate';
import { formatDate } from '../dates';
import { supersededCredentials } from '../live-credential';
import { othersOf } from './key-credentials';

const REASON = 'Nothing signs in with it any more';

/**
 * Takes a certificate of ours off the application once another credential has taken its place. The whole list is
 * written, without it. Source: application-update, keyCredentials.
 */
export const removeCertificate: ChangeKind = {
  kind: 'remove-certificate',
  plan(desired, actual, connection) {
    if (desired.presence === 'absent') return [];
    return supersededCredentials(desired, actual)
      .filter(({ kind }) => kind === 'certificate')
      .map(({ fingerprint, notAfter }) => ({
        ...removal(
          'remove-certificate',
          fingerprint,
          `Remove the certificate that is valid until ${formatDate(notAfter)}`,
        ),
        request: {
          method: 'PATCH',
          path: pathOfApplication(connection),
          body: { keyCredentials: '{otherCertificates}' },
        },
      }));
  },
  async fill({ key }, { connection, graph, vault }) {
    const held = await vault.list(connection.tenantId, connection.id);
    const gone = held.find(({ fingerprint }) => fingerprint === key)?.certificate;
    const application = await readApplication(graph, pathOfApplication(connection));
    const others = application?.keyCredentials.filter(
      (entry) => gone === undefined || entry.key !== derOf(gone),
    );
    return { otherCertificates: othersOf(others ?? []) };
  },
};

/** The same for a client secret. Source: application-removepassword. */
export const removeSecret: ChangeKind = {
  kind: 'remove-secret',
  plan(desired, actual) {
    if (desired.presence === 'absent') return [];
    return supersededCredentials(desired, actual)
      .filter(({ kind }) => kind === 'client-secret')
      .map(({ fingerprint, notAfter }) => ({
        ...removal(
          'remove-secret',
          fingerprint,
          `Remove the client secret that is valid until ${formatDate(notAfter)}`,
        ),
        request: {
          method: 'POST',
          path: "/applications(appId='{clientId}')/removePassword",
          body: { keyId: fingerprint },
        },
      }));
  },
  fill: async (_change, context) => ({ clientId: await context.clientId() }),
  isDone: ({ kind, detail }) => kind === 'invalid' && /no password credential found/i.test(detail),
};

function removal(kind: string, key: string, sentence: string): Omit<Change, 'request'> {
  return { kind, key, sentence, reason: REASON, risky: true, afterTest: true };
}
