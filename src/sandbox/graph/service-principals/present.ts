import type { ServicePrincipal } from '../../tenant/tenant';

export const PRINCIPAL_TYPE = 'microsoft.graph.servicePrincipal';

/** The service principal as Graph shows it. Source: serviceprincipal. */
export function presentPrincipal(principal: ServicePrincipal): Record<string, unknown> {
  const { owners: _owners, suspendedGrants: _grants, ...properties } = principal;
  return {
    ...properties,
    addIns: [],
    alternativeNames: [],
    appDescription: null,
    appDisplayName: principal.displayName,
    appRoleAssignmentRequired: false,
    applicationTemplateId: null,
    description: null,
    disabledByMicrosoftStatus: null,
    homepage: null,
    info: {
      logoUrl: null,
      marketingUrl: null,
      privacyStatementUrl: null,
      supportUrl: null,
      termsOfServiceUrl: null,
    },
    keyCredentials: [],
    loginUrl: null,
    logoutUrl: null,
    notes: null,
    notificationEmailAddresses: [],
    oauth2PermissionScopes: [],
    passwordCredentials: [],
    preferredSingleSignOnMode: null,
    replyUrls: [],
    resourceSpecificApplicationPermissions: [],
    samlSingleSignOnSettings: null,
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMyOrg',
    tokenEncryptionKeyId: null,
    verifiedPublisher: { addedDateTime: null, displayName: null, verifiedPublisherId: null },
  };
}
