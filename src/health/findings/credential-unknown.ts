import { formatDate } from '../../connection/dates';
import { credentialsOnApplication, nameOfCredential } from '../credentials';
import type { Finder } from '../facts';

/** A credential that is on the application and not in our vault: somebody else can sign in as the connection. */
export const credentialUnknown: Finder = ({ connection, tenant, now }) => {
  if (!tenant.known) return undefined;
  const shared = connection.desired.identifiers.clientId !== undefined;
  return credentialsOnApplication(connection, tenant.value.actual)
    .filter(({ held, expiresAt }) => held === undefined && expiresAt > now)
    .map((one) => ({
      key: `credential-unknown ${one.kind} ${one.keyId}`,
      kind: 'credential-unknown',
      severity: shared ? 'note' : 'warning',
      title: `Drawbridge does not know the ${nameOfCredential(one)}`,
      meaning: `Whoever has it can sign in as ${connection.name} until ${formatDate(one.expiresAt)} and read what it reads.`,
      remedy:
        'If nobody needs it, take it off: Entra admin center, App registrations, Certificates & secrets.',
    }));
};
