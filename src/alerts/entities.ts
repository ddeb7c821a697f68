/** What an alert is about. */
export type EntityKind =
  | 'user'
  | 'device'
  | 'mailbox'
  | 'mail'
  | 'ip'
  | 'url'
  | 'file'
  | 'process'
  | 'app'
  | 'registry'
  | 'cloud'
  | 'other';

export interface Entity {
  kind: EntityKind;
  name: string;
  detail: string | undefined;
  verdict: string | undefined;
  /** Every name it has, in lower case. */
  key: string;
}

interface EvidenceReading {
  kind: EntityKind;
  /** Where its name stands, best first; the others go into `key` too. */
  names: readonly string[];
  details?: readonly string[];
}

const ACCOUNT = ['userPrincipalName', 'displayName', 'accountName'].map((field) => `userAccount.${field}`);
const FILE = ['fileName', 'sha256', 'sha1'];

/** How each type of evidence is read. Source: the Graph metadata, types derived from microsoft.graph.security.alertEvidence. */
const READINGS: Readonly<Record<string, EvidenceReading>> = {
  userEvidence: { kind: 'user', names: ACCOUNT, details: ['userAccount.displayName'] },
  deviceEvidence: {
    kind: 'device',
    names: ['deviceDnsName', 'hostName', 'mdeDeviceId'],
    details: ['osPlatform', 'riskScore'],
  },
  ioTDeviceEvidence: {
    kind: 'device',
    names: ['deviceName', 'deviceId'],
    details: ['deviceType', 'manufacturer'],
  },
  hostEvidence: { kind: 'device', names: ['hostName', 'netBiosName'] },
  mailboxEvidence: {
    kind: 'mailbox',
    names: ['primaryAddress', 'upn', 'displayName'],
    details: ['displayName'],
  },
  analyzedMessageEvidence: {
    kind: 'mail',
    names: [
      'subject',
      'networkMessageId',
      'internetMessageId',
      'p2Sender.emailAddress',
      'recipientEmailAddress',
    ],
    details: ['p2Sender.emailAddress', 'recipientEmailAddress'],
  },
  mailClusterEvidence: { kind: 'mail', names: ['clusterByValue', 'query', 'urn'], details: ['clusterBy'] },
  ipEvidence: { kind: 'ip', names: ['ipAddress'], details: ['countryLetterCode'] },
  urlEvidence: { kind: 'url', names: ['url'] },
  dnsEvidence: { kind: 'url', names: ['domainName'] },
  fileEvidence: {
    kind: 'file',
    names: FILE.map((field) => `fileDetails.${field}`),
    details: ['fileDetails.sha256'],
  },
  fileHashEvidence: { kind: 'file', names: ['value'], details: ['algorithm'] },
  processEvidence: {
    kind: 'process',
    names: ['imageFile.fileName', 'processCommandLine', 'imageFile.sha256', 'processId'],
    details: ['processCommandLine'],
  },
  cloudApplicationEvidence: {
    kind: 'app',
    names: ['displayName', 'appId', 'saasAppId'],
    details: ['instanceName'],
  },
  oauthApplicationEvidence: {
    kind: 'app',
    names: ['displayName', 'appId', 'objectId'],
    details: ['publisher'],
  },
  servicePrincipalEvidence: {
    kind: 'app',
    names: ['servicePrincipalName', 'appId', 'servicePrincipalObjectId'],
  },
  registryKeyEvidence: { kind: 'registry', names: ['registryKey'], details: ['registryHive'] },
  registryValueEvidence: {
    kind: 'registry',
    names: ['registryKey', 'registryValueName'],
    details: ['registryValueName'],
  },
  azureResourceEvidence: { kind: 'cloud', names: ['resourceName', 'resourceId'], details: ['resourceType'] },
  amazonResourceEvidence: {
    kind: 'cloud',
    names: ['resourceName', 'amazonResourceId'],
    details: ['resourceType'],
  },
  googleCloudResourceEvidence: {
    kind: 'cloud',
    names: ['resourceName', 'fullResourceName'],
    details: ['resourceType'],
  },
  blobEvidence: { kind: 'cloud', names: ['name', 'url'] },
  blobContainerEvidence: { kind: 'cloud', names: ['name', 'url'] },
  kubernetesClusterEvidence: { kind: 'cloud', names: ['name'], details: ['platform'] },
  kubernetesPodEvidence: { kind: 'cloud', names: ['name'] },
  containerEvidence: { kind: 'cloud', names: ['name', 'containerId'] },
  containerImageEvidence: { kind: 'cloud', names: ['imageId'] },
  securityGroupEvidence: { kind: 'other', names: ['displayName', 'securityGroupId'] },
};

/** Where a name may stand in evidence that is not in the list, or that came after it was written. */
const LIKELY_NAMES = [
  'displayName',
  'name',
  'login',
  'value',
  'url',
  'id',
  'sessionId',
  'requestId',
  'resourceName',
];
const LONGEST_KEY = 1000;

/** Reads one piece of evidence, of whatever type: unknown types and missing fields still give an entity. */
export function readEvidence(evidence: Readonly<Record<string, unknown>>): Entity {
  const type = typeName(evidence);
  const reading = READINGS[type] ?? { kind: 'other' as const, names: LIKELY_NAMES };
  const names = reading.names.flatMap((field) => textAt(evidence, field) ?? []);
  const name = names[0] ?? anyText(evidence) ?? inWords(type);
  const details = (reading.details ?? []).flatMap((field) => textAt(evidence, field) ?? []);
  const verdict = textAt(evidence, 'verdict');
  return {
    kind: reading.kind,
    name,
    detail:
      details.filter((detail) => detail !== name).join(', ') ||
      (reading.kind === 'other' ? inWords(type) : undefined),
    verdict: verdict === 'unknown' ? undefined : verdict,
    key: [...new Set([name, ...names])].join(' ').toLowerCase().slice(0, LONGEST_KEY),
  };
}

/** `#microsoft.graph.security.userEvidence` → `userEvidence`. */
function typeName(evidence: Readonly<Record<string, unknown>>): string {
  const type = evidence['@odata.type'];
  return typeof type === 'string' ? (type.split('.').at(-1) ?? type) : 'evidence';
}

function textAt(value: unknown, field: string): string | undefined {
  let current = value;
  for (const part of field.split('.')) {
    if (current === null || typeof current !== 'object') return undefined;
    current = (current as Record<string, unknown>)[part];
  }
  if (typeof current === 'number') return String(current);
  return typeof current === 'string' && current.trim() !== '' ? current.trim() : undefined;
}

const NOT_A_NAME = [
  '@odata.type',
  'createdDateTime',
  'verdict',
  'remediationStatus',
  'remediationStatusDetails',
];

function anyText(evidence: Readonly<Record<string, unknown>>): string | undefined {
  const fields = Object.keys(evidence).filter(
    (field) => !NOT_A_NAME.includes(field) && !field.startsWith('@'),
  );
  return fields.flatMap((field) => textAt(evidence, field) ?? [])[0];
}

/** `kubernetesPodEvidence` → `kubernetes pod`. */
function inWords(type: string): string {
  return (
    type
      .replace(/Evidence$/, '')
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase() || 'evidence'
  );
}
