import { type Answer, ok } from '../../http/answer';
import type { Incoming } from '../../http/incoming';
import { MADE_UP_SIZE, madeUpHash } from '../../tenant/made-up-file';
import type { World } from '../../world';
import { fileByHash, filesInAlerts } from './live-response/quarantine';
import { METADATA, refusal } from './refusal';

/** Of a file that alerts name. Source: learn.microsoft.com/defender-endpoint/api/get-file-information. */
export function showFile(world: World, _: Incoming, id: string): Answer {
  const name = fileOf(world, id);
  if (name === undefined) return unknown(id);
  const isProgram = name.endsWith('.exe');
  return ok({
    '@odata.context': `${METADATA}#Files/$entity`,
    sha1: madeUpHash(name, 'sha1'),
    sha256: madeUpHash(name, 'sha256'),
    globalPrevalence: 3 + (name.length % 40),
    globalFirstObserved: world.tenant.createdDateTime,
    globalLastObserved: world.clock().toISOString(),
    size: MADE_UP_SIZE,
    fileType: null,
    isPeFile: isProgram,
    filePublisher: null,
    fileProductName: null,
    signer: null,
    issuer: null,
    signerHash: null,
    isValidCertificate: null,
    determinationType: isProgram ? 'Malware' : 'Unknown',
    determinationValue: isProgram ? 'Trojan:Win32/Sandbox.Harmless' : null,
  });
}

/** Source: learn.microsoft.com/defender-endpoint/api/get-file-statistics. */
export function showFileStatistics(world: World, _: Incoming, id: string): Answer {
  const name = fileOf(world, id);
  if (name === undefined) return unknown(id);
  return ok({
    '@odata.context': `${METADATA}#microsoft.windowsDefenderATP.api.InOrgFileStats`,
    sha1: madeUpHash(name, 'sha1'),
    organizationPrevalence: 1 + (name.length % 4),
    orgFirstSeen: world.tenant.createdDateTime,
    orgLastSeen: world.clock().toISOString(),
    globallyPrevalence: 3 + (name.length % 40),
    globalFirstObserved: world.tenant.createdDateTime,
    globalLastObserved: world.clock().toISOString(),
    topFileNames: [name],
  });
}

/** By SHA-1 or SHA-256 alone, as documented. */
function fileOf(world: World, id: string): string | undefined {
  return id.length === 32 ? undefined : fileByHash(filesInAlerts(world), id);
}

function unknown(id: string): Answer {
  return refusal(404, 'ResourceNotFound', `File ${id} was not found.`);
}
