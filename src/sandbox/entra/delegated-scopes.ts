import { graphRoles } from '../tenant/graph-roles';
import type { World } from '../world';
import { EntraFailure } from './failure';
import { findResource, type Resource } from './resource';

/**
 * Delegated permissions an administrator of the sandbox has consented to for the bot, for every user. A real tenant
 * keeps them as oauth2PermissionGrants.
 */
const consentedScopes = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
  'Organization.Read.All',
  'User.Read',
];

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** The permissions a person's token is asked to carry. */
export interface DelegatedScopes {
  resource: Resource;
  /** Their values, such as Directory.Read.All. */
  values: string[];
  /** Whether an id token is asked for too. */
  openId: boolean;
}

/**
 * Reads a scope parameter: `{api}/{permission}` or `{api}/.default`, a bare name for Graph, and OpenID's own.
 * Source: learn.microsoft.com/entra/identity-platform/scopes-oidc.
 *
 * @throws EntraFailure
 */
export function readDelegatedScopes(world: World, scope: string, clientName: string): DelegatedScopes {
  const asked = scope.split(/\s+/).filter((part) => part !== '');
  const permissions = asked.filter((part) => !openIdScopes.includes(part)).map(split);
  const [api = '', other] = new Set(permissions.map((permission) => permission.api || world.origin));
  if (other !== undefined) {
    const sentence = `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`;
    throw new EntraFailure(400, 'invalid_request', 28000, sentence);
  }
  const known = [...consentedScopes, ...graphRoles.map(([value]) => value)];
  for (const { value } of permissions) {
    if (value === '.default' || known.includes(value)) continue;
    const sentence = `The application '${clientName}' asked for scope '${value}' that doesn't exist on the resource '${api}'. Contact the app vendor.`;
    throw new EntraFailure(400, 'invalid_client', 650053, sentence);
  }
  const all = permissions.length === 0 || permissions.some(({ value }) => value === '.default');
  return {
    resource: findResource(world, `${api === '' ? world.origin : api}/.default`),
    values: all ? consentedScopes : permissions.map(({ value }) => value),
    openId: asked.includes('openid'),
  };
}

/** Whether everybody's use of these permissions has been consented to by an administrator. */
export function isConsented({ tenant }: World, { values }: DelegatedScopes): boolean {
  return tenant.consentGranted && values.every((value) => consentedScopes.includes(value));
}

function split(scope: string): { api: string; value: string } {
  const at = scope.lastIndexOf('/');
  return { api: scope.slice(0, Math.max(at, 0)).replace(/\/$/, ''), value: scope.slice(at + 1) };
}
