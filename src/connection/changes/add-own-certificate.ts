import type { ChangeKind } from '../change';
import { pathOfApplication } from '../application-path';
import { derOf } from '../certificate';
import { formatDate } from '../dates';
import { PORTAL } from '../portal';
import { expiryOnApplication } from '../live-credential';
import { withCertificate } from './key-credentials';

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
        sentence: `Add your certificate, valid until ${formatDate(own.notAfter)}`,
        reason: 'Its public part; Entra never sees the private key',
        request: {
          method: 'PATCH',
          path: pathOfApplication(connection),
          body: withCertificate(actual, connection.name, derOf(own.certificate)),
        },
      },
    ];
  },
  inPortal: () => `${PORTAL.registrations} › your application › Certificates & secrets › Upload certificate`,
};
