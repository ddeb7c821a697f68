import { pathTemplate } from '../../src/microsoft/path-template';

it.each([
  ["/servicePrincipals(appId='0')/appRoleAssignments", '/servicePrincipals({id})/appRoleAssignments'],
  ['/users/ava%40contoso.example?$select=id', '/users/{id}'],
  [
    '/users/0/transitiveMemberOf/microsoft.graph.group?$count=true',
    '/users/{id}/transitiveMemberOf/microsoft.graph.group',
  ],
  ["/security/alerts_v2?$filter=title eq 'Odd'", '/security/alerts_v2'],
  [
    '/api/machineactions/0/GetLiveResponseResultDownloadLink(index=0)',
    '/api/machineactions/{id}/GetLiveResponseResultDownloadLink({id})',
  ],
  ['/adminapi/beta/0/InvokeCommand', '/adminapi/beta/{id}/InvokeCommand'],
  ['/keys/name/version/sign?api-version=7.4', '/keys/{id}/{id}/sign'],
  ['/ava/eve(0)', '/{id}/{id}'],
])('tells %s as %s', (path, template) => {
  expect(pathTemplate(path)).toBe(template);
});
