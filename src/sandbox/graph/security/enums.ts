/**
 * Enumerations of microsoft.graph.security as in the v1.0 metadata. Members after unknownFutureValue are shown only to
 * callers that send `Prefer: include-unknown-enum-members`.
 */
export const alertSeverity = ['unknown', 'informational', 'low', 'medium', 'high', 'unknownFutureValue'];

export const alertStatus = ['unknown', 'new', 'inProgress', 'resolved', 'unknownFutureValue'];

export const incidentStatus = [
  'active',
  'resolved',
  'inProgress',
  'redirected',
  'unknownFutureValue',
  'awaitingAction',
];

export const alertClassification = [
  'unknown',
  'falsePositive',
  'truePositive',
  'informationalExpectedActivity',
  'unknownFutureValue',
];

export const alertDetermination = [
  'unknown',
  'apt',
  'malware',
  'securityPersonnel',
  'securityTesting',
  'unwantedSoftware',
  'other',
  'multiStagedAttack',
  'compromisedAccount',
  'phishing',
  'maliciousUserActivity',
  'notMalicious',
  'notEnoughDataToValidate',
  'confirmedActivity',
  'lineOfBusinessApplication',
  'unknownFutureValue',
];

export const serviceSource = [
  'unknown',
  'microsoftDefenderForEndpoint',
  'microsoftDefenderForIdentity',
  'microsoftDefenderForCloudApps',
  'microsoftDefenderForOffice365',
  'microsoft365Defender',
  'azureAdIdentityProtection',
  'microsoftAppGovernance',
  'dataLossPrevention',
  'unknownFutureValue',
  'microsoftDefenderForCloud',
  'microsoftSentinel',
  'microsoftInsiderRiskManagement',
  'microsoftThreatIntelligence',
  'microsoftSecurityForAI',
];

const detectionSourceFuture = [
  'microsoftDefenderForCloud',
  'microsoftDefenderForIoT',
  'microsoftDefenderForServers',
  'microsoftDefenderForStorage',
  'microsoftDefenderForDNS',
  'microsoftDefenderForDatabases',
  'microsoftDefenderForContainers',
  'microsoftDefenderForNetwork',
  'microsoftDefenderForAppService',
  'microsoftDefenderForKeyVault',
  'microsoftDefenderForResourceManager',
  'microsoftDefenderForApiManagement',
  'nrtAlerts',
  'scheduledAlerts',
  'microsoftDefenderThreatIntelligenceAnalytics',
  'builtInMl',
  'microsoftInsiderRiskManagement',
  'microsoftThreatIntelligence',
  'microsoftDefenderForAIServices',
  'securityCopilot',
  'microsoftSentinel',
];

const remediationStatusFuture = [
  'active',
  'pendingApproval',
  'declined',
  'unremediated',
  'running',
  'partiallyRemediated',
];

/** By property: the members a caller that asks for nothing is not shown. */
const future: Readonly<Record<string, readonly string[]>> = {
  serviceSource: serviceSource.slice(serviceSource.indexOf('unknownFutureValue') + 1),
  detectionSource: detectionSourceFuture,
  remediationStatus: remediationStatusFuture,
  status: ['awaitingAction'],
};

/** The value with members of the future replaced by unknownFutureValue, at any depth. */
export function hideFutureMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideFutureMembers);
  if (typeof value !== 'object' || value === null) return value;
  const shown = Object.entries(value).map(([name, inner]) => {
    const hidden = typeof inner === 'string' && Object.hasOwn(future, name) && future[name]?.includes(inner);
    return [name, hidden ? 'unknownFutureValue' : hideFutureMembers(inner)];
  });
  return Object.fromEntries(shown) as unknown;
}
