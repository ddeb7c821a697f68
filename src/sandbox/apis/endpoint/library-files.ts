import { createHash } from 'node:crypto';
import { type Answer, ok } from '../../http/answer';
import type { Incoming } from '../../http/incoming';
import type { World } from '../../world';
import type { LibraryEntry } from './live-response/state';
import { METADATA, refusal } from './refusal';

const LARGEST = 20 * 1024 * 1024;

const given = [
  {
    fileName: 'collect-logs.ps1',
    description: 'Gathers event logs',
    parametersDescription: 'Days to go back',
  },
  { fileName: 'list-services.sh', description: null, parametersDescription: null },
];

/** Scripts that wait in the live response library. Source: learn.microsoft.com/defender-endpoint/api/list-library-files. */
export function listLibraryFiles(world: World): Answer {
  const { tenant, liveResponse } = world;
  const times = { creationTime: tenant.createdDateTime, lastUpdatedTime: tenant.createdDateTime };
  const before = given.map((file) => ({ ...file, ...times, text: file.fileName }));
  const value = [...before, ...liveResponse.library.values()].map((file) => present(world, file));
  return ok({ '@odata.context': `${METADATA}#LibraryFiles`, value });
}

/** A form with the file. Source: learn.microsoft.com/defender-endpoint/api/upload-library. */
export async function uploadLibraryFile(world: World, incoming: Incoming): Promise<Answer> {
  const type = incoming.header('content-type') ?? '';
  const form = await new Response(incoming.body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  const file = form?.get('File') ?? form?.get('file');
  if (form === undefined || !(file instanceof File) || file.name === '' || file.size > LARGEST)
    return refusal(400, 'BadRequest', 'The body is no form with a file of at most 20 MB.');
  const known = world.liveResponse.library.get(file.name);
  if (known !== undefined && textOf(form, 'OverrideIfExists')?.toLowerCase() !== 'true')
    return refusal(400, 'BadRequest', `${file.name} is in the library already.`);
  const now = world.clock().toISOString();
  const entry: LibraryEntry = {
    ...{ fileName: file.name, text: await file.text() },
    description: textOf(form, 'Description') ?? null,
    parametersDescription: textOf(form, 'ParametersDescription') ?? null,
    ...{ creationTime: known?.creationTime ?? now, lastUpdatedTime: now },
  };
  world.liveResponse.library.set(file.name, entry);
  return ok({ '@odata.context': `${METADATA}#LibraryFiles/$entity`, ...present(world, entry) });
}

function present({ tenant }: World, file: LibraryEntry): Record<string, unknown> {
  const { fileName, text, description, creationTime, lastUpdatedTime, parametersDescription } = file;
  return {
    fileName,
    sha256: createHash('sha256').update(text).digest('hex'),
    ...{ description, creationTime, lastUpdatedTime },
    createdBy: `ben.okafor@${tenant.defaultDomain}`,
    hasParameters: parametersDescription !== null,
    ...(parametersDescription !== null && { parametersDescription }),
  };
}

function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' ? value : undefined;
}
