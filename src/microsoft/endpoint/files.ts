import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';
import { GraphFailure } from '../graph/failure';

const OPERATION = 'read what is known of a file';

/** Source: learn.microsoft.com/defender-endpoint/api/files, and the sample of get-file-information. */
const profile = z.object({
  sha1: z.string().nullish(),
  sha256: z.string().nullish(),
  globalPrevalence: z.number().nullish(),
  globalFirstObserved: z.string().nullish(),
  globalLastObserved: z.string().nullish(),
  size: z.number().nullish(),
  fileType: z.string().nullish(),
  filePublisher: z.string().nullish(),
  fileProductName: z.string().nullish(),
  signer: z.string().nullish(),
  isValidCertificate: z.boolean().nullish(),
  determinationType: z.string().nullish(),
  determinationValue: z.string().nullish(),
});

/** Source: the sample of learn.microsoft.com/defender-endpoint/api/get-file-statistics. */
const statistics = z.object({
  organizationPrevalence: z.coerce.number().nullish(),
  orgFirstSeen: z.string().nullish(),
  orgLastSeen: z.string().nullish(),
  globallyPrevalence: z.coerce.number().nullish(),
  topFileNames: z.array(z.string()).nullish(),
});

export type FileProfile = z.infer<typeof profile>;
export type FileStatistics = z.infer<typeof statistics>;

/**
 * What Microsoft knows of a file by its SHA-1 or SHA-256; undefined where it knows none.
 * Source: learn.microsoft.com/defender-endpoint/api/get-file-information (File.Read.All).
 *
 * @throws GraphFailure
 */
export function readFileProfile(endpoint: MicrosoftApi, hash: string): Promise<FileProfile | undefined> {
  return get(endpoint, `/api/files/${encodeURIComponent(hash)}`, profile);
}

/**
 * How often it was seen in the organisation in the last 30 days, and by which names; undefined where it was not.
 * Source: learn.microsoft.com/defender-endpoint/api/get-file-statistics (File.Read.All).
 *
 * @throws GraphFailure
 */
export function readFileStatistics(
  endpoint: MicrosoftApi,
  hash: string,
): Promise<FileStatistics | undefined> {
  return get(endpoint, `/api/files/${encodeURIComponent(hash)}/stats`, statistics);
}

async function get<T>(endpoint: MicrosoftApi, path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return parseAnswer(OPERATION, await endpoint.send({ operation: OPERATION, method: 'GET', path }), schema);
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}
