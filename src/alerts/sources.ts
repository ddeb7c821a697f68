/** The services that raise alerts: Graph's name, a short word to ask by, and how it is shown. */
export const SOURCES: readonly { id: string; word: string; name: string }[] = [
  { id: 'microsoftDefenderForEndpoint', word: 'endpoint', name: 'Endpoint' },
  { id: 'microsoftDefenderForIdentity', word: 'identity', name: 'Identity' },
  { id: 'microsoftDefenderForCloudApps', word: 'cloudapps', name: 'Cloud Apps' },
  { id: 'microsoftDefenderForOffice365', word: 'office365', name: 'Office 365' },
  { id: 'microsoft365Defender', word: 'defender', name: 'Defender XDR' },
  { id: 'azureAdIdentityProtection', word: 'signin', name: 'Entra ID Protection' },
  { id: 'microsoftAppGovernance', word: 'appgovernance', name: 'App governance' },
  { id: 'dataLossPrevention', word: 'dlp', name: 'Data loss prevention' },
  { id: 'microsoftDefenderForCloud', word: 'cloud', name: 'Defender for Cloud' },
  { id: 'microsoftSentinel', word: 'sentinel', name: 'Sentinel' },
  { id: 'microsoftInsiderRiskManagement', word: 'insiderrisk', name: 'Insider risk' },
  { id: 'microsoftThreatIntelligence', word: 'threatintelligence', name: 'Threat intelligence' },
  { id: 'microsoftSecurityForAI', word: 'ai', name: 'Security for AI' },
];

/** How a service is shown; one that came after this list is shown by Graph's own name. */
export function sourceName(id: string): string {
  return SOURCES.find((source) => source.id === id)?.name ?? id;
}
