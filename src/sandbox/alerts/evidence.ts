import { createHash } from 'node:crypto';
import { MADE_UP_SIZE, madeUpHash } from '../tenant/made-up-file';
import type { Device, DirectoryUser } from '../tenant/tenant';

/** Who and what an alert happens to. */
export interface Scene {
  user: DirectoryUser;
  device: Device;
  tenantId: string;
  /** ISO 8601. */
  at: string;
}

export type Evidence = Record<string, unknown>;
/** Makes one piece of evidence of a scene. */
export type EvidenceMaker = (scene: Scene) => Evidence;

/** The properties of every kind. Source: microsoft.graph.security.alertEvidence in the v1.0 metadata. */
function evidence(type: string, { at }: Scene, verdict: string, own: Evidence): Evidence {
  return {
    '@odata.type': `#microsoft.graph.security.${type}`,
    createdDateTime: at,
    verdict,
    remediationStatus: 'none',
    remediationStatusDetails: null,
    roles: [],
    detailedRoles: [],
    tags: [],
    ...own,
  };
}

export const user: EvidenceMaker = (scene) =>
  evidence('userEvidence', scene, 'suspicious', { userAccount: account(scene.user), stream: null });

export const device: EvidenceMaker = (scene) => {
  const { device: machine, user: owner } = scene;
  return evidence('deviceEvidence', scene, 'unknown', {
    firstSeenDateTime: scene.at,
    mdeDeviceId: machine.mdeDeviceId,
    azureAdDeviceId: machine.azureAdDeviceId,
    deviceDnsName: `${machine.name}.contosoharbour.example`,
    hostName: machine.name,
    osPlatform: machine.osPlatform,
    osBuild: machine.osBuild,
    version: machine.version,
    healthStatus: 'active',
    riskScore: 'medium',
    rbacGroupId: 0,
    rbacGroupName: machine.groupName,
    onboardingStatus: 'onboarded',
    defenderAvStatus: 'updated',
    ipInterfaces: [machine.ip],
    lastIpAddress: machine.ip,
    loggedOnUsers: [{ accountName: nameOf(owner), domainName: 'contosoharbour' }],
    vmMetadata: null,
  });
};

export function process(fileName: string, processCommandLine: string, parent: string): EvidenceMaker {
  return (scene) =>
    evidence('processEvidence', scene, 'malicious', {
      detectionStatus: 'detected',
      mdeDeviceId: scene.device.mdeDeviceId,
      processId: 4780,
      parentProcessId: 668,
      processCommandLine,
      processCreationDateTime: scene.at,
      parentProcessCreationDateTime: scene.at,
      imageFile: fileDetails(fileName, String.raw`C:\Windows\System32`),
      parentProcessImageFile: fileDetails(parent, String.raw`C:\Program Files`),
      userAccount: account(scene.user),
    });
}

export function file(fileName: string, verdict = 'malicious'): EvidenceMaker {
  return (scene) =>
    evidence('fileEvidence', scene, verdict, {
      detectionStatus: 'detected',
      mdeDeviceId: scene.device.mdeDeviceId,
      fileDetails: fileDetails(fileName, String.raw`C:\Users\Public\Downloads`),
    });
}

export function ip(ipAddress: string, countryLetterCode: string): EvidenceMaker {
  return (scene) => evidence('ipEvidence', scene, 'suspicious', { ipAddress, countryLetterCode });
}

export function url(address: string): EvidenceMaker {
  return (scene) => evidence('urlEvidence', scene, 'malicious', { url: address });
}

export const mailbox: EvidenceMaker = (scene) =>
  evidence('mailboxEvidence', scene, 'suspicious', {
    primaryAddress: scene.user.userPrincipalName,
    upn: scene.user.userPrincipalName,
    displayName: scene.user.displayName,
    userAccount: account(scene.user),
  });

export function message(subject: string, sender: string, link: string): EvidenceMaker {
  return (scene) => {
    const from = {
      emailAddress: sender,
      displayName: sender.split('@')[0],
      domainName: sender.split('@')[1],
    };
    const networkMessageId = guidFrom(`${subject} ${scene.at}`);
    return evidence('analyzedMessageEvidence', scene, 'malicious', {
      networkMessageId,
      internetMessageId: `<${networkMessageId}@mail.example>`,
      subject,
      language: 'en',
      senderIp: '198.51.100.77',
      recipientEmailAddress: scene.user.userPrincipalName,
      antiSpamDirection: 'inbound',
      deliveryAction: 'delivered',
      deliveryLocation: 'inbox',
      attachmentsCount: 1,
      urlCount: 1,
      urls: [link],
      threats: ['phish'],
      threatDetectionMethods: ['urlReputation'],
      receivedDateTime: scene.at,
      p1Sender: from,
      p2Sender: from,
      urn: `urn:MailEntity:${networkMessageId}`,
    });
  };
}

export function cloudApp(displayName: string, appId: number): EvidenceMaker {
  return (scene) =>
    evidence('cloudApplicationEvidence', scene, 'unknown', {
      appId,
      displayName,
      instanceId: 0,
      instanceName: displayName,
      saasAppId: appId,
      stream: null,
    });
}

export function oauthApp(displayName: string, publisher: string): EvidenceMaker {
  return (scene) => {
    const ids = { appId: guidFrom(displayName), objectId: guidFrom(`${displayName} ${scene.tenantId}`) };
    return evidence('oauthApplicationEvidence', scene, 'suspicious', { ...ids, displayName, publisher });
  };
}

export function registryKey(key: string): EvidenceMaker {
  return (scene) =>
    evidence('registryKeyEvidence', scene, 'suspicious', {
      registryKey: key,
      registryHive: 'HKEY_LOCAL_MACHINE',
    });
}

export function azureResource(resourceName: string, resourceType: string): EvidenceMaker {
  return (scene) => {
    const resourceId = `/subscriptions/${guidFrom(scene.tenantId)}/resourceGroups/harbour/providers/${resourceType}/${resourceName}`;
    return evidence('azureResourceEvidence', scene, 'unknown', { resourceId, resourceName, resourceType });
  };
}

function account(person: DirectoryUser) {
  return {
    accountName: nameOf(person),
    domainName: 'contosoharbour',
    userSid: null,
    azureAdUserId: person.id,
    userPrincipalName: person.userPrincipalName,
    displayName: person.displayName,
  };
}

function nameOf({ userPrincipalName }: DirectoryUser): string {
  return userPrincipalName.split('@')[0] ?? userPrincipalName;
}

function fileDetails(fileName: string, filePath: string) {
  return {
    sha1: madeUpHash(fileName, 'sha1'),
    sha256: madeUpHash(fileName, 'sha256'),
    fileName,
    filePath,
    fileSize: MADE_UP_SIZE,
    filePublisher: null,
    signer: null,
    issuer: null,
  };
}

function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
