import type { ChangeKind } from '../change';
import { pathOfApplication } from '../application-path';
import { derOf } from '../certificate';
import { formatDate } from '../dates';
import { expiryOnApplication } from '../live-credential';
import { withCertificate } from './key-credentials';
import { texts } from '../../texts/texts';

/** Adds the certificate that the organisation made itself and gave. Source: application-update, keyCredentials. */
export const addOwnCertificate: ChangeKind = {
  kind: 'add-own-certificate',
  plan({ presence, credential }, actual, connection) {
    if (presence === 'absent' || credential.kind !== 'own-certificate') return [];
    const own = actual.held.find(({ fingerprint }) => fingerprint === credential.given);
    if (own?.certificate === undefined || expiryOnApplication(actual, own) > actual.readAt) return [];
    return [
      {
        kind: 'add-own-certificate',
        key: own.fingerprint,
        sentence: texts().plan.changes.addOwnCertificate(formatDate(own.notAfter)),
        reason: texts().plan.changes.addOwnCertificateWhy,
        request: {
          method: 'PATCH',
          path: pathOfApplication(connection),
          body: withCertificate(actual, connection.name, derOf(own.certificate)),
        },
      },
    ];
  },
  inPortal: () => texts().portal.uploadCertificate,
};
