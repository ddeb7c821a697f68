import { decodeJwt } from 'jose';
import { accessToken } from '../../microsoft/entra/access-token';
import { ownCredential } from '../../microsoft/entra/own-identity';
import { GraphFailure } from '../../microsoft/graph/failure';
import { bad, type Check, good, type Finding } from '../check';

/** What the bot looks people and plans up with, whoever makes the changes; each with what holds it too. */
const TO_READ = [
  ['Directory.Read.All', 'Directory.ReadWrite.All'],
  ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory'],
] as const;
/** What it changes things with when that is unattended. */
const TO_CHANGE = [
  ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'],
  ['AppRoleAssignment.ReadWrite.All'],
] as const;

export const ownIdentity: Check = {
  name: "The bot's own identity",
  async look({ entraUrl, graphUrl, identity, allowedTenants, authority }) {
    const [tenantId = ''] = allowedTenants === '*' ? [] : allowedTenants;
    if (tenantId === '')
      return [good('Every tenant is served: its identity is looked at when one connects.')];
    try {
      const token = await accessToken(
        ownCredential({ entraUrl, identity, tenantId }),
        `${graphUrl.origin}/.default`,
      );
      return rolesFindings(token, authority);
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      return [
        bad(`It cannot sign in: ${error.detail}`, 'Compare AZURE_CLIENT_ID and its credential with Entra.'),
      ];
    }
  },
};

function rolesFindings(token: string, authority: 'delegated' | 'unattended'): Finding[] {
  const held = decodeJwt<{ roles?: string[] }>(token).roles ?? [];
  const wanted = [...TO_READ, ...(authority === 'unattended' ? TO_CHANGE : [])];
  const missing = wanted.filter((any) => !any.some((role) => held.includes(role))).map(([role]) => role);
  if (missing.length === 0) return [good('It signs in, and has the permissions it needs.')];
  const mend =
    'Grant them to the application in Entra, as application permissions of Microsoft Graph, with consent.';
  return [bad(`It signs in, and lacks ${missing.join(', ')}.`, mend)];
}
