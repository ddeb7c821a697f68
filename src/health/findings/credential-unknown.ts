import { formatDate } from '../../connection/dates';
import { credentialsOnApplication, nameOfCredential } from '../credentials';
import type { Finder } from '../facts';

/** A credential that is on the application and not in our vault: somebody else can sign in as the connection. */
export const credentialUnknown: Finder = ({ connection, tenant, now }) => {
  if (!tenant.known) return undefined;
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
      title: `Drawbridge does not know the ${nameOfCredential(one)}`,
      meaning: `Whoever has it can sign in as ${connection.name} until ${formatDate(one.expiresAt)} and read what it reads.`,
      fix: shared ? undefined : { by: 'removal', keyId: one.keyId },
      remedy: shared
        ? 'It is your own application: nothing has to be done if somebody uses it.'
        : 'If nobody needs it, take it off: that is a plan to approve. If somebody does, keep it: then it is not told of again.',
    }));
};
