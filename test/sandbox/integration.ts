import { at, type TestTenant } from './tenant';

/** An application of the tenant with a secret, as the bot sets one up. */
export interface Integration {
  client: { clientId: string; clientSecret: string };
  principalId: string;
  /** Grants an application permission of an API. */
  grant(apiId: string, role: string): Promise<void>;
  /** Gives it a directory role, by template id. */
  assign(roleDefinitionId: string): Promise<void>;
}

/** Registers an application with a service principal and a secret. */
export async function newIntegration({ graph }: TestTenant): Promise<Integration> {
  const { json: made } = await graph('POST', '/applications', { displayName: 'Integration' });
  const clientId = String(at(made, 'appId'));
  const { json: principal } = await graph('POST', '/servicePrincipals', { appId: clientId });
  const principalId = String(at(principal, 'id'));
  const { json: secret } = await graph('POST', `/applications/${String(at(made, 'id'))}/addPassword`, {});
  return {
    client: { clientId, clientSecret: String(at(secret, 'secretText')) },
    principalId,
    async grant(apiId, role) {
      const { json: api } = await graph('GET', `/servicePrincipals(appId='${apiId}')`);
      const roles = at(api, 'appRoles') as { id: string; value: string }[];
      const appRoleId = roles.find(({ value }) => value === role)?.id;
      const path = `/servicePrincipals/${principalId}/appRoleAssignments`;
      const { status, text } = await graph('POST', path, {
        principalId,
        resourceId: at(api, 'id'),
        appRoleId,
      });
      if (status !== 201) throw new Error(text);
    },
    async assign(roleDefinitionId) {
      const body = { principalId, roleDefinitionId, directoryScopeId: '/' };
      const { status, text } = await graph('POST', '/roleManagement/directory/roleAssignments', body);
      if (status !== 201) throw new Error(text);
    },
  };
}
