export interface RawAlert extends Record<string, unknown> {
  id: string;
  createdDateTime: string;
  lastUpdateDateTime: string;
  severity: string;
  status: string;
}

/** An alert as Graph gives it, after the example of security-list-alerts_v2; fields given replace its own. */
export function rawAlert(id: string, updatedAt: Date, fields: Record<string, unknown> = {}): RawAlert {
  return {
    '@odata.type': '#microsoft.graph.security.alert',
    id,
    title: 'Suspicious execution of hidden file',
    description: 'A hidden file has been launched.',
    severity: 'low',
    status: 'new',
    serviceSource: 'microsoftDefenderForEndpoint',
    detectionSource: 'antivirus',
    category: 'DefenseEvasion',
    classification: 'unknown',
    determination: 'unknown',
    assignedTo: null,
    incidentId: '28282',
    alertWebUrl: `https://security.microsoft.com/alerts/${id}`,
    mitreTechniques: ['T1564.001'],
    createdDateTime: updatedAt.toISOString(),
    lastUpdateDateTime: updatedAt.toISOString(),
    evidence: [userEvidence('alice@contoso.com', 'Alice Ng'), deviceEvidence('lap-01.contoso.com')],
    ...fields,
  };
}

export function userEvidence(userPrincipalName: string, displayName: string) {
  return {
    '@odata.type': '#microsoft.graph.security.userEvidence',
    verdict: 'suspicious',
    remediationStatus: 'none',
    roles: ['compromised'],
    userAccount: { userPrincipalName, displayName, accountName: userPrincipalName.split('@')[0] },
  };
}

export function deviceEvidence(deviceDnsName: string) {
  return {
    '@odata.type': '#microsoft.graph.security.deviceEvidence',
    verdict: 'unknown',
    remediationStatus: 'none',
    roles: [],
    deviceDnsName,
    osPlatform: 'Windows11',
  };
}
