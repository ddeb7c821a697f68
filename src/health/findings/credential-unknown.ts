import { formatDate } from '../../connection/dates';
import { credentialsOnApplication, nameOfCredential } from '../credentials';
import type { Finder } from '../facts';
import { texts } from '../../texts/texts';

/** A credential that is on the application and not in our vault: somebody else can sign in as the connection. */
export const credentialUnknown: Finder = ({ connection, tenant, now }) => {
  if (!tenant.known) return undefined;
  const words = texts().findings.credentialUnknown;
  const shared = connection.desired.identifiers.clientId !== undefined;
  return credentialsOnApplication(connection, tenant.value.actual)
    .filter(
      ({ held, expiresAt, keyId }) =>
        held === undefined && expiresAt > now && !connection.desired.credential.known.includes(keyId),
    )
    .map((one) => ({
      key: `credential-unknown ${one.kind} ${one.keyId}`,
      kind: 'credential-unknown',
      severity: shared ? 'note' : 'warning',
      title: words.title(nameOfCredential(one)),
      meaning: words.meaning(connection.name, formatDate(one.expiresAt)),
      fix: shared ? undefined : { by: 'removal', keyId: one.keyId },
      remedy: shared ? words.remedyOwn : words.remedy,
    }));
};
