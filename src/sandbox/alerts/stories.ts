import * as found from './evidence';
import type { EvidenceMaker } from './evidence';

/** Something that a service raises an alert about. `{user}` and `{device}` stand for names of the scene. */
export interface Story {
  title: string;
  serviceSource: string;
  detectionSource: string;
  severity: 'informational' | 'low' | 'medium' | 'high';
  category: string;
  techniques: readonly string[];
  description: string;
  steps: string;
  evidence: readonly EvidenceMaker[];
}

const ENDPOINT = {
  serviceSource: 'microsoftDefenderForEndpoint',
  detectionSource: 'microsoftDefenderForEndpoint',
};
const IDENTITY = {
  serviceSource: 'microsoftDefenderForIdentity',
  detectionSource: 'microsoftDefenderForIdentity',
};
const CLOUD_APPS = { serviceSource: 'microsoftDefenderForCloudApps', detectionSource: 'cloudAppSecurity' };
const OFFICE = {
  serviceSource: 'microsoftDefenderForOffice365',
  detectionSource: 'microsoftDefenderForOffice365',
};
const CHECK_WITH_USER =
  'Ask the person whether it was them.\nIf not, end their sessions and have the password reset.';
const CHECK_DEVICE = 'Look at what else ran on the device.\nIsolate it if anything is not explained.';

/** At least one for every service. */
export const stories: readonly Story[] = [
  {
    ...ENDPOINT,
    title: 'Suspicious PowerShell download on {device}',
    severity: 'high',
    category: 'Execution',
    techniques: ['T1059.001', 'T1105'],
    description:
      'PowerShell, started by Word, fetched a script from an address that nobody here had visited before, and ran it.',
    steps: CHECK_DEVICE,
    evidence: [
      found.device,
      found.user,
      found.process('powershell.exe', 'powershell.exe -nop -w hidden -enc JABjAD0A', 'winword.exe'),
      found.file('quarterly-figures.docm'),
      found.url('https://files.harbour-invoices.example/stage.ps1'),
      found.ip('203.0.113.66', 'RO'),
    ],
  },
  {
    ...ENDPOINT,
    title: 'Credentials read from the memory of LSASS on {device}',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1003.001'],
    description:
      'A process opened the memory of the local security authority in a way that is used to take passwords.',
    steps: CHECK_DEVICE,
    evidence: [
      found.device,
      found.user,
      found.process('rundll32.exe', 'rundll32.exe comsvcs.dll, MiniDump 668 out.dmp full', 'cmd.exe'),
    ],
  },
  {
    ...ENDPOINT,
    detectionSource: 'antivirus',
    title: 'Malware was stopped on {device}',
    severity: 'low',
    category: 'Malware',
    techniques: ['T1204.002'],
    description: 'The antivirus recognised a file and kept it from running.',
    steps: 'Nothing has to be done at once. Look where the file came from.',
    evidence: [found.device, found.file('setup-codec-pack.exe')],
  },
  {
    ...ENDPOINT,
    title: 'A service was set to start with Windows on {device}',
    severity: 'medium',
    category: 'Persistence',
    techniques: ['T1543.003'],
    description: 'A new service points at a program in a folder that users may write to.',
    steps: CHECK_DEVICE,
    evidence: [
      found.device,
      found.registryKey(String.raw`SYSTEM\CurrentControlSet\Services\HarbourSync`),
      found.file('harboursync.exe', 'suspicious'),
    ],
  },
  {
    ...IDENTITY,
    title: 'Many failed logons of {user} from one computer',
    severity: 'medium',
    category: 'CredentialAccess',
    techniques: ['T1110.003'],
    description: 'Within a few minutes one computer tried many passwords against domain accounts.',
    steps: CHECK_WITH_USER,
    evidence: [found.user, found.device, found.ip('10.20.4.21', 'NL')],
  },
  {
    ...IDENTITY,
    title: 'Directory replication was asked for by {device}',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1003.006'],
    description: 'A computer that is no domain controller asked one for a copy of account secrets.',
    steps:
      'Find out who administers the computer.\nIf nobody can explain it, treat every password as known to others.',
    evidence: [found.device, found.user],
  },
  {
    ...CLOUD_APPS,
    title: 'Mass download by {user}',
    severity: 'medium',
    category: 'Exfiltration',
    techniques: ['T1530'],
    description: 'In half an hour one account downloaded far more files than it ever had in a day.',
    steps: CHECK_WITH_USER,
    evidence: [
      found.user,
      found.cloudApp('Microsoft SharePoint Online', 20_892),
      found.ip('198.51.100.34', 'DE'),
    ],
  },
  {
    ...CLOUD_APPS,
    title: 'Sign-ins of {user} from two countries at once',
    severity: 'medium',
    category: 'InitialAccess',
    techniques: ['T1078'],
    description: 'Two sign-ins are so far apart that nobody could have travelled between them.',
    steps: CHECK_WITH_USER,
    evidence: [
      found.user,
      found.ip('203.0.113.24', 'NL'),
      found.ip('192.0.2.190', 'BR'),
      found.cloudApp('Microsoft Exchange Online', 20_893),
    ],
  },
  {
    ...OFFICE,
    title: 'Phishing mail delivered to {user}',
    severity: 'high',
    category: 'InitialAccess',
    techniques: ['T1566.002'],
    description: 'A mail that was let through turned out to lead to a page that asks for passwords.',
    steps: 'Remove the mail from every mailbox.\nSee who opened the link.',
    evidence: [
      found.mailbox,
      found.message(
        'Your parcel is waiting',
        'notice@parcel-desk.example',
        'https://parcel-desk.example/track?id=77',
      ),
      found.url('https://parcel-desk.example/track?id=77'),
    ],
  },
  {
    ...OFFICE,
    title: 'Inbox rule of {user} forwards mail outside',
    severity: 'medium',
    category: 'Collection',
    techniques: ['T1114.003'],
    description: 'A new rule sends every mail with an invoice in it to an address outside the organisation.',
    steps: CHECK_WITH_USER,
    evidence: [found.mailbox, found.user, found.ip('192.0.2.190', 'BR')],
  },
  {
    serviceSource: 'microsoft365Defender',
    detectionSource: 'automatedInvestigation',
    title: 'Attack in several stages around {user}',
    severity: 'high',
    category: 'LateralMovement',
    techniques: ['T1021.002', 'T1078'],
    description:
      'Signals of several products fit together: a mail, a stolen session, then a move to another computer.',
    steps: 'Open the incident and go through its alerts in order.',
    evidence: [found.user, found.device, found.mailbox, found.ip('203.0.113.66', 'RO')],
  },
  {
    serviceSource: 'azureAdIdentityProtection',
    detectionSource: 'azureAdIdentityProtection',
    title: 'Unfamiliar sign-in properties of {user}',
    severity: 'low',
    category: 'InitialAccess',
    techniques: ['T1078.004'],
    description: 'A sign-in came from a place, device and network that this account had not used before.',
    steps: CHECK_WITH_USER,
    evidence: [found.user, found.ip('198.51.100.201', 'PL')],
  },
  {
    serviceSource: 'azureAdIdentityProtection',
    detectionSource: 'azureAdIdentityProtection',
    title: 'The password of {user} was found among leaked ones',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1589.001'],
    description: 'Name and password of this account stand in a list that is traded.',
    steps: 'Have the password reset.\nLook for sign-ins since the day of the leak.',
    evidence: [found.user],
  },
  {
    serviceSource: 'microsoftAppGovernance',
    detectionSource: 'appGovernanceDetection',
    title: 'An app that few use reads many mailboxes',
    severity: 'medium',
    category: 'Collection',
    techniques: ['T1114.002'],
    description: 'An app with consent for all mailboxes began to read them at night.',
    steps: 'Find out who consented.\nTake the consent back if nobody needs the app.',
    evidence: [found.oauthApp('Harbour Mail Insights', 'Unverified publisher'), found.user],
  },
  {
    serviceSource: 'dataLossPrevention',
    detectionSource: 'microsoftDataLossPrevention',
    title: 'Passport numbers in a file that {user} shared with a guest',
    severity: 'informational',
    category: 'Exfiltration',
    techniques: ['T1567'],
    description: 'A file with personal data was shared with somebody outside, against a policy.',
    steps: 'Ask the person for the reason.\nTake the sharing back if there is none.',
    evidence: [
      found.user,
      found.file('crew-list.xlsx', 'unknown'),
      found.cloudApp('Microsoft OneDrive for Business', 15_600),
    ],
  },
  {
    serviceSource: 'microsoftDefenderForCloud',
    detectionSource: 'microsoftDefenderForStorage',
    title: 'A storage account was read from an unusual place',
    severity: 'low',
    category: 'InitialAccess',
    techniques: ['T1530'],
    description: 'Containers were listed from a network that had never read this storage account.',
    steps: 'See which key or account was used, and renew it.',
    evidence: [
      found.azureResource('harbourbackups', 'Microsoft.Storage/storageAccounts'),
      found.ip('192.0.2.17', 'US'),
    ],
  },
  {
    serviceSource: 'microsoftSentinel',
    detectionSource: 'scheduledAlerts',
    title: 'New administrator added outside the change window',
    severity: 'medium',
    category: 'PrivilegeEscalation',
    techniques: ['T1098.003'],
    description: 'A rule of your own found that {user} was given a directory role at night.',
    steps: 'Compare with the change calendar.\nTake the role back if nothing stands there.',
    evidence: [found.user],
  },
  {
    serviceSource: 'microsoftInsiderRiskManagement',
    detectionSource: 'microsoftInsiderRiskManagement',
    title: 'Files copied to a USB stick before leaving',
    severity: 'informational',
    category: 'Exfiltration',
    techniques: ['T1052.001'],
    description: 'An account that is about to be closed copied more files than usual to a removable drive.',
    steps: 'Hand this to the people who look after leavers.',
    evidence: [found.user, found.device],
  },
  {
    serviceSource: 'microsoftThreatIntelligence',
    detectionSource: 'microsoftThreatIntelligence',
    title: 'Connection of {device} to a known command server',
    severity: 'high',
    category: 'CommandAndControl',
    techniques: ['T1071.001'],
    description: 'A computer spoke several times with an address that is known to control malware.',
    steps: CHECK_DEVICE,
    evidence: [found.device, found.ip('203.0.113.199', 'RU'), found.url('https://cdn-update.example/poll')],
  },
  {
    serviceSource: 'microsoftSecurityForAI',
    detectionSource: 'microsoftDefenderForAIServices',
    title: 'A prompt tried to make an assistant ignore its rules',
    severity: 'low',
    category: 'InitialAccess',
    techniques: ['T1190'],
    description: 'A text that was given to a model told it to show what it had been told to keep.',
    steps: 'Read the conversation and see whether anything was given away.',
    evidence: [found.azureResource('harbour-assistant', 'Microsoft.CognitiveServices/accounts'), found.user],
  },
];
