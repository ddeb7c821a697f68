import type { EntityKind } from '../entities';

/** How one type of evidence is read. */
export interface EvidenceReading {
  kind: EntityKind;
  /** Where its names stand, the one to show first. */
  names: readonly string[];
  details?: readonly string[];
  /** What tells it apart, when that is not the name it is shown by. */
  identity?: readonly string[];
  /** Other things that it names: where they stand, and the type of evidence to read them as. */
  also?: Readonly<Record<string, string>>;
}

const FILE = ['fileName', 'sha256', 'sha1', 'md5', 'filePath'];
const USER = ['userPrincipalName', 'displayName', 'accountName', 'azureAdUserId', 'userSid'];

/** Source: the Graph metadata, the types derived from microsoft.graph.security.alertEvidence and what they hold. */
export const READINGS: Readonly<Record<string, EvidenceReading>> = {
  activeDirectoryDomainEvidence: { kind: 'other', names: ['activeDirectoryDomainName'] },
  aiAgentEvidence: { kind: 'app', names: ['agentName', 'agentId'], details: ['hostingPlatformType'] },
  amazonResourceEvidence: cloud(['resourceName', 'amazonResourceId'], ['resourceType']),
  analyzedMessageEvidence: {
    kind: 'mail',
    names: ['subject', 'networkMessageId', 'internetMessageId', 'p2Sender.emailAddress'],
    details: ['p2Sender.emailAddress', 'recipientEmailAddress'],
    identity: ['networkMessageId', 'internetMessageId'],
    also: { recipientEmailAddress: 'mailbox', senderIp: 'ip', urls: 'url' },
  },
  azureResourceEvidence: cloud(['resourceName', 'resourceId'], ['resourceType']),
  blobContainerEvidence: cloud(['name', 'url'], []),
  blobEvidence: { ...cloud(['name', 'url'], []), also: { fileHashes: 'fileHash' } },
  cloudApplicationEvidence: {
    kind: 'app',
    names: ['displayName', 'appId', 'saasAppId', 'instanceName'],
    details: ['instanceName'],
  },
  cloudLogonRequestEvidence: { kind: 'other', names: ['requestId'] },
  cloudLogonSessionEvidence: {
    kind: 'other',
    names: ['sessionId', 'userAgent'],
    details: ['operatingSystem', 'browser'],
    also: { account: 'userEvidence', deviceName: 'device' },
  },
  containerEvidence: {
    ...cloud(['name', 'containerId'], []),
    also: { image: 'containerImageEvidence', pod: 'kubernetesPodEvidence' },
  },
  containerImageEvidence: cloud(['imageId'], []),
  containerRegistryEvidence: cloud(['registry'], []),
  deviceEvidence: {
    kind: 'device',
    names: ['deviceDnsName', 'hostName', 'mdeDeviceId', 'azureAdDeviceId'],
    details: ['osPlatform', 'riskScore'],
    also: { lastIpAddress: 'ip' },
  },
  dnsEvidence: { kind: 'url', names: ['domainName'], also: { hostIpAddress: 'ipEvidence' } },
  fileEvidence: file('fileDetails.'),
  fileHashEvidence: { kind: 'file', names: ['value'], details: ['algorithm'] },
  gitHubOrganizationEvidence: cloud(['displayName', 'login', 'orgId'], ['webUrl']),
  gitHubRepoEvidence: cloud(['login', 'repoId'], ['owner', 'baseUrl']),
  gitHubUserEvidence: { kind: 'user', names: ['login', 'email', 'name', 'userId'], details: ['name'] },
  googleCloudResourceEvidence: cloud(['resourceName', 'fullResourceName'], ['resourceType']),
  hostLogonSessionEvidence: {
    kind: 'other',
    names: ['sessionId'],
    also: { account: 'userEvidence', host: 'deviceEvidence' },
  },
  ioTDeviceEvidence: {
    kind: 'device',
    names: ['deviceName', 'deviceId', 'serialNumber', 'macAddress'],
    details: ['deviceType', 'manufacturer', 'model'],
    also: { ipAddress: 'ipEvidence' },
  },
  ipEvidence: { kind: 'ip', names: ['ipAddress'], details: ['countryLetterCode'] },
  kubernetesClusterEvidence: cloud(['name'], ['platform'], { cloudResource: '' }),
  kubernetesControllerEvidence: cloud(['name'], ['type'], { namespace: 'kubernetesNamespaceEvidence' }),
  kubernetesNamespaceEvidence: cloud(['name'], [], { cluster: 'kubernetesClusterEvidence' }),
  kubernetesPodEvidence: cloud(['name'], [], {
    namespace: 'kubernetesNamespaceEvidence',
    controller: 'kubernetesControllerEvidence',
    serviceAccount: 'kubernetesServiceAccountEvidence',
    podIp: 'ipEvidence',
  }),
  kubernetesSecretEvidence: cloud(['name'], ['secretType'], { namespace: 'kubernetesNamespaceEvidence' }),
  kubernetesServiceAccountEvidence: cloud(['name'], [], { namespace: 'kubernetesNamespaceEvidence' }),
  kubernetesServiceEvidence: cloud(['name'], ['serviceType'], {
    namespace: 'kubernetesNamespaceEvidence',
    clusterIP: 'ipEvidence',
    externalIPs: 'ipEvidence',
  }),
  mailboxConfigurationEvidence: {
    kind: 'mailbox',
    names: ['mailboxPrimaryAddress', 'upn', 'displayName', 'configurationId'],
    details: ['configurationType'],
  },
  mailboxEvidence: {
    kind: 'mailbox',
    names: ['primaryAddress', 'upn', 'displayName', 'userAccount.userPrincipalName'],
    details: ['displayName'],
  },
  mailClusterEvidence: {
    kind: 'mail',
    names: ['clusterByValue', 'query', 'urn'],
    details: ['clusterBy'],
  },
  malwareEvidence: {
    kind: 'other',
    names: ['name', 'category'],
    details: ['category'],
    also: { files: 'fileEvidence', processes: 'processEvidence' },
  },
  networkConnectionEvidence: {
    kind: 'other',
    names: ['destinationAddress.ipAddress', 'sourceAddress.ipAddress'],
    details: ['protocol', 'destinationPort'],
    also: { destinationAddress: 'ipEvidence', sourceAddress: 'ipEvidence' },
  },
  nicEvidence: { kind: 'other', names: ['macAddress'], also: { ipAddress: 'ipEvidence' } },
  oauthApplicationEvidence: {
    kind: 'app',
    names: ['displayName', 'appId', 'objectId'],
    details: ['publisher'],
  },
  processEvidence: {
    kind: 'process',
    names: ['imageFile.fileName', 'processCommandLine', 'processId', 'imageFile.sha256', 'imageFile.sha1'],
    details: ['processCommandLine'],
    identity: ['processCommandLine', 'imageFile.sha256'],
    also: { userAccount: 'userAccount' },
  },
  registryKeyEvidence: { kind: 'registry', names: ['registryKey'], details: ['registryHive'] },
  registryValueEvidence: {
    kind: 'registry',
    names: ['registryKey', 'registryValueName'],
    details: ['registryValueName'],
  },
  sasTokenEvidence: cloud(['signatureHash', 'allowedIpAddresses'], ['signedWith'], {
    storageResource: 'azureResourceEvidence',
  }),
  securityGroupEvidence: {
    kind: 'other',
    names: ['displayName', 'friendlyName', 'distinguishedName', 'securityGroupId', 'sid'],
  },
  servicePrincipalEvidence: {
    kind: 'app',
    names: ['servicePrincipalName', 'appId', 'servicePrincipalObjectId'],
    details: ['servicePrincipalType'],
  },
  submissionMailEvidence: {
    kind: 'mail',
    names: ['subject', 'networkMessageId', 'submissionId', 'sender'],
    details: ['sender', 'recipient'],
    identity: ['networkMessageId', 'submissionId'],
    also: { recipient: 'mailbox', senderIp: 'ip' },
  },
  teamsMessageEvidence: {
    kind: 'mail',
    names: ['subject', 'messageId', 'threadId', 'senderFromAddress'],
    details: ['senderFromAddress', 'sourceAppName'],
    identity: ['messageId'],
    also: { senderIP: 'ip', files: 'fileEvidence', urls: 'urlEvidence' },
  },
  urlEvidence: { kind: 'url', names: ['url'] },
  userEvidence: user('userAccount.'),

  // What stands inside evidence, read in the same way.
  userAccount: user(''),
  fileHash: { kind: 'file', names: ['value'], details: ['algorithm'] },
  mailbox: { kind: 'mailbox', names: [''] },
  device: { kind: 'device', names: [''] },
  ip: { kind: 'ip', names: [''] },
  url: { kind: 'url', names: [''] },
};

function cloud(
  names: string[],
  details: string[],
  also: Readonly<Record<string, string>> = {},
): EvidenceReading {
  return { kind: 'cloud', names, details, also };
}

function file(where: string): EvidenceReading {
  return {
    kind: 'file',
    names: FILE.map((field) => where + field),
    details: [`${where}sha256`],
    identity: [`${where}sha256`, `${where}sha1`],
  };
}

function user(where: string): EvidenceReading {
  return { kind: 'user', names: USER.map((field) => where + field), details: [`${where}displayName`] };
}
