import { createHash } from 'node:crypto';
import type { World } from '../../world';

const files = [
  { fileName: 'collect-logs.ps1', description: 'Gathers event logs', hasParameters: true },
  { fileName: 'list-services.sh', description: null, hasParameters: false },
];

/** Scripts that wait in the live response library. Source: learn.microsoft.com/defender-endpoint/api/list-library-files. */
export function libraryFiles({ tenant }: World): Record<string, unknown>[] {
  return files.map(({ fileName, description, hasParameters }) => ({
    fileName,
    sha256: createHash('sha256').update(fileName).digest('hex'),
    description,
    creationTime: tenant.createdDateTime,
    lastUpdatedTime: tenant.createdDateTime,
    createdBy: `ben.okafor@${tenant.defaultDomain}`,
    hasParameters,
    ...(hasParameters && { parametersDescription: 'Days to go back' }),
  }));
}
