import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';

const OPERATION = 'keep a script in the live response library';
const PATH = '/api/libraryfiles';

/** Source: learn.microsoft.com/defender-endpoint/api/list-library-files. */
const library = z.object({
  value: z.array(z.object({ fileName: z.string(), sha256: z.string().nullish() })),
});

/** A script of the live response library. */
export interface LibraryScript {
  name: string;
  text: string;
  description: string;
  parameters: string;
}

/**
 * Sees to it that a script is in the live response library, to the letter: it is sent only when it is not there, so that
 * repeating this does no harm. Sources: learn.microsoft.com/defender-endpoint/api/list-library-files, upload-library
 * (Library.Manage, at most 20 MB).
 *
 * @throws GraphFailure
 */
export async function keepScript(endpoint: MicrosoftApi, script: LibraryScript): Promise<'there' | 'sent'> {
  const answer = await endpoint.send({ operation: OPERATION, method: 'GET', path: PATH });
  const wanted = createHash('sha256').update(script.text).digest('hex');
  const isThere = parseAnswer(OPERATION, answer, library).value.some(
    ({ fileName, sha256 }) => fileName === script.name && sha256?.toLowerCase() === wanted,
  );
  if (isThere) return 'there';
  const body = new FormData();
  body.set('File', new Blob([script.text], { type: 'text/plain' }), script.name);
  body.set('Description', script.description);
  body.set('ParametersDescription', script.parameters);
  body.set('HasParameters', 'true');
  body.set('OverrideIfExists', 'true');
  // It overwrites what has its name with the same text.
  await endpoint.send({ operation: OPERATION, method: 'POST', path: PATH, body, repeatable: true });
  return 'sent';
}
