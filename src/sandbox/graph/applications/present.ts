import type { Application, KeyCredential, PasswordCredential } from '../../tenant/tenant';

export const APPLICATION_TYPE = 'microsoft.graph.application';

/** Properties a new application has, beside those its creator gives. Source: application-post-applications. */
export function defaultProperties(publisherDomain: string): Record<string, unknown> {
  return {
    addIns: [],
    api: {
      acceptMappedClaims: null,
      knownClientApplications: [],
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
      requestedAccessTokenVersion: null,
    },
    appRoles: [],
    applicationTemplateId: null,
    certification: null,
    defaultRedirectUri: null,
    description: null,
    disabledByMicrosoftStatus: null,
    groupMembershipClaims: null,
    identifierUris: [],
    info: {
      logoUrl: null,
      marketingUrl: null,
      privacyStatementUrl: null,
      supportUrl: null,
      termsOfServiceUrl: null,
    },
    isDeviceOnlyAuthSupported: null,
    isDisabled: null,
    isFallbackPublicClient: null,
    notes: null,
    optionalClaims: null,
    parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
    publicClient: { redirectUris: [] },
    publisherDomain,
    samlMetadataUrl: null,
    serviceManagementReference: null,
    signInAudience: 'AzureADMyOrg',
    spa: { redirectUris: [] },
    tags: [],
    tokenEncryptionKeyId: null,
    verifiedPublisher: { addedDateTime: null, displayName: null, verifiedPublisherId: null },
    web: {
      homePageUrl: null,
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      logoutUrl: null,
      redirectUris: [],
      redirectUriSettings: [],
    },
  };
}

/** The application as Graph shows it: no secrets, and keys only when asked for. */
export function presentApplication(application: Application, showKeys = false): Record<string, unknown> {
  const { more, owners: _owners, keyCredentials, passwordCredentials, ...properties } = application;
  return {
    ...properties,
    ...more,
    keyCredentials: keyCredentials.map((credential) => presentKey(credential, showKeys)),
    passwordCredentials: passwordCredentials.map(presentPassword),
  };
}

function presentKey(credential: KeyCredential, showKey: boolean): Record<string, unknown> {
  return { ...credential, key: showKey ? credential.key : null };
}

export function presentPassword({
  secretHash: _hash,
  ...credential
}: PasswordCredential): Record<string, unknown> {
  return { customKeyIdentifier: null, ...credential, secretText: null };
}

/** Whether an application has a property of this name. */
export function isApplicationProperty(name: string): boolean {
  return (
    [
      'id',
      'appId',
      'displayName',
      'uniqueName',
      'createdDateTime',
      'deletedDateTime',
      'keyCredentials',
      'passwordCredentials',
      'requiredResourceAccess',
    ].includes(name) || name in defaultProperties('')
  );
}
