/** The words that Microsoft's paths are made of, as far as they are called here. */
const WORDS = new Set([
  // Graph
  ...['$batch', 'addPassword', 'alerts_v2', 'appRoleAssignments', 'applications', 'attachments'],
  ...['auditLogs', 'authenticationMethods', 'checkMemberGroups', 'comments', 'deletedItems', 'directory'],
  ...['directoryAudits', 'groups', 'incidents', 'manager', 'messages', 'microsoft.graph.application'],
  ...['microsoft.graph.directoryRole', 'microsoft.graph.group', 'microsoft.graph.servicePrincipal'],
  ...['organization', 'removePassword', 'reports', 'roleAssignments', 'roleEligibilityScheduleInstances'],
  ...['roleManagement', 'runHuntingQuery', 'security', 'servicePrincipals', 'signIns', 'subscribedSkus'],
  ...['transitiveMemberOf', 'userRegistrationDetails', 'users'],
  // Defender for Endpoint and for Cloud Apps
  ...['GetLiveResponseResultDownloadLink', 'activities', 'api', 'cancel', 'files', 'libraryfiles'],
  ...['machineactions', 'machines', 'runliveresponse', 'stats', 'v1'],
  // Exchange, Key Vault
  ...['InvokeCommand', 'adminapi', 'beta', 'keys', 'sign'],
]);

/**
 * What a path has in common with others of its kind, to be told where ids and queries must not be: every segment that is
 * not a known word is left out, whatever it is, and the query too.
 */
export function pathTemplate(path: string): string {
  const [before = ''] = path.split('?');
  return before
    .split('/')
    .map((segment) => {
      const [word = ''] = segment.split('(');
      if (word !== '' && !WORDS.has(word)) return '{id}';
      return word === segment ? segment : `${word}({id})`;
    })
    .join('/');
}
