import { ConfidentialClientApplication, type Configuration } from '@azure/msal-node';
import { z } from 'zod/v4';
import { PUBLIC_ENTRA } from './credential';
import { msalIdentity, type OwnPlace } from './own-identity';
import { tokenFailure } from './token-failure';

/** What an approver's own token needs for the setup. Source: permissions of each change's own Graph page. */
const SCOPES = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
];

/** The same as Entra is asked for them. */
export function approverScopes(graphUrl: URL): string[] {
  return SCOPES.map((scope) => `${graphUrl.origin}/${scope}`);
}

/** A person's access token for Graph. */
export interface UserToken {
  token: string;
  expiresAt: Date;
  /** Who signed in, as Entra says. */
  userId: string;
  tenantId: string;
  name: string;
}

export interface DelegatedSignIn {
  /** The address of Entra's sign-in page. @throws GraphFailure */
  address(request: { state: string; challenge: string; loginHint: string }): Promise<string>;
  /** Redeems what the page came back with. @throws GraphFailure */
  redeem(code: string, verifier: string): Promise<UserToken>;
}

export interface DelegatedOptions extends OwnPlace {
  graphUrl: URL;
  /** Where Entra sends people back to; undefined: the bot is not reachable for browsers. */
  redirectUri: string | undefined;
}

const person = z.object({ oid: z.guid(), tid: z.guid(), name: z.string().default('Someone') });

/**
 * Sign-in of people with the bot's own application: authorization code with PKCE in the browser, never a device
 * code. Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow.
 */
export function createDelegatedSignIn(options: DelegatedOptions): DelegatedSignIn {
  const { graphUrl, redirectUri = '' } = options;
  const scopes = approverScopes(graphUrl);
  const client = () => new ConfidentialClientApplication(msalConfiguration(options));
  return {
    address: ({ state, challenge, loginHint }) =>
      client()
        .getAuthCodeUrl({
          ...{ scopes, redirectUri, state, loginHint },
          codeChallenge: challenge,
          codeChallengeMethod: 'S256',
        })
        .catch(refuse),
    async redeem(code, verifier) {
      const result = await client()
        .acquireTokenByCode({ code, scopes, redirectUri, codeVerifier: verifier })
        .catch(refuse);
      const { oid, tid, name } = person.parse(result.idTokenClaims);
      const expiresAt = result.expiresOn ?? new Date(Date.now() + 3_600_000);
      return {
        token: result.accessToken,
        expiresAt,
        userId: oid.toLowerCase(),
        tenantId: tid.toLowerCase(),
        name,
      };
    },
  };
}

function refuse(error: unknown): never {
  throw tokenFailure(error);
}

function msalConfiguration(own: OwnPlace): Configuration {
  const { entraUrl, tenantId } = own;
  return {
    auth: {
      ...msalIdentity(own),
      authority: `${entraUrl.origin}/${tenantId}`,
      knownAuthorities: entraUrl.hostname === PUBLIC_ENTRA ? [] : [entraUrl.host],
    },
  };
}
