import { isPasswordGone, readApplication } from '../../microsoft/graph/applications';
import { pathOfApplication } from '../application-path';
import type { Change, ChangeKind } from '../change';
import { derOf } from '../certificate';
import { formatDate } from '../dates';
import type { DesiredState } from '../desired-state';
import { supersededCredentials } from '../live-credential';
import { othersOf } from './key-credentials';
import { texts } from '../../texts/texts';

/**
 * Takes a certificate off the application: one of ours once another credential has taken its place, or one of others that
 * is not wanted. The whole list is written, without it. Source: application-update, keyCredentials.
 */
export const removeCertificate: ChangeKind = {
  kind: 'remove-certificate',
  plan(desired, actual, connection) {
    if (desired.presence === 'absent') return [];
    const ours = supersededCredentials(desired, actual)
      .filter(({ kind }) => kind === 'certificate')
      .map(({ fingerprint, notAfter }) =>
        removal(
          'remove-certificate',
          fingerprint,
          texts().plan.changes.removeCertificate(fingerprint.slice(0, 8), formatDate(notAfter)),
        ),
      );
    const others = unwantedOf(actual.application?.keyCredentials, desired).map(({ keyId, endDateTime }) =>
      removal(
        'remove-certificate',
        keyId,
        texts().plan.changes.removeCertificate(keyId.slice(0, 8), formatDate(new Date(endDateTime))),
        texts().plan.changes.notOurs,
      ),
    );
    return [...ours, ...others].map((change) => ({
      ...change,
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
      (entry) => entry.keyId !== key && (gone === undefined || entry.key !== derOf(gone)),
    );
    return { otherCertificates: othersOf(others ?? []) };
  },
};

/** The same for a client secret. Source: application-removepassword. */
export const removeSecret: ChangeKind = {
  kind: 'remove-secret',
  plan(desired, actual) {
    if (desired.presence === 'absent') return [];
    const ours = supersededCredentials(desired, actual)
      .filter(({ kind }) => kind === 'client-secret')
      .map(({ fingerprint, notAfter }) =>
        removal(
          'remove-secret',
          fingerprint,
          texts().plan.changes.removeSecret(fingerprint.slice(0, 8), formatDate(notAfter)),
        ),
      );
    const others = unwantedOf(actual.application?.passwordCredentials, desired).map(
      ({ keyId, endDateTime }) =>
        removal(
          'remove-secret',
          keyId,
          texts().plan.changes.removeSecret(keyId.slice(0, 8), formatDate(new Date(endDateTime))),
          texts().plan.changes.notOurs,
        ),
    );
    return [...ours, ...others].map((change) => ({
      ...change,
      request: {
        method: 'POST',
        path: "/applications(appId='{clientId}')/removePassword",
        body: { keyId: change.key },
      },
    }));
  },
  fill: async (_change, context) => ({ clientId: await context.clientId() }),
  isDone: isPasswordGone,
};

/** What is there of others and is to go. */
function unwantedOf<T extends { keyId: string }>(
  entries: readonly T[] = [],
  { credential }: DesiredState,
): T[] {
  return entries.filter(({ keyId }) => credential.unwanted.includes(keyId));
}

function removal(
  kind: string,
  key: string,
  sentence: string,
  reason = texts().plan.changes.replaced,
): Omit<Change, 'request'> {
  return { kind, key, sentence, reason, risky: true, afterTest: true };
}
