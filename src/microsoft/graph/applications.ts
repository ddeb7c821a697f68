import { z } from 'zod/v4';
import type { Graph } from './client';
import { GraphFailure } from './failure';

const keyCredential = z.object({
  keyId: z.guid(),
  /** The certificate itself, base64 DER; Graph answers it when a single application is read with $select. */
  key: z.string().nullish(),
  displayName: z.string().nullish(),
  type: z.string(),
  usage: z.string(),
  endDateTime: z.iso.datetime({ offset: true }),
});

const passwordCredential = z.object({
  keyId: z.guid(),
  displayName: z.string().nullish(),
  endDateTime: z.iso.datetime({ offset: true }),
});

const requiredResourceAccess = z.object({
  resourceAppId: z.guid(),
  resourceAccess: z.array(z.object({ id: z.guid(), type: z.string() })),
});

const application = z.object({
  id: z.guid(),
  appId: z.guid(),
  displayName: z.string(),
  keyCredentials: z.array(keyCredential),
  passwordCredentials: z.array(passwordCredential),
  requiredResourceAccess: z.array(requiredResourceAccess),
});

/** An application registration. Source: learn.microsoft.com/graph/api/resources/application. */
export type Application = z.infer<typeof application>;
export type RequiredResourceAccess = z.infer<typeof requiredResourceAccess>;

/** The address of an application by its alternate key (application-upsert). */
export function applicationPath(uniqueName: string): string {
  return `/applications(uniqueName='${encodeURIComponent(uniqueName)}')`;
}

/**
 * The application of this unique name, or undefined when there is none (yet).
 *
 * @throws GraphFailure
 */
export async function findApplication(graph: Graph, uniqueName: string): Promise<Application | undefined> {
  const fields = 'id,appId,displayName,keyCredentials,passwordCredentials,requiredResourceAccess';
  try {
    return await graph.read(
      'read the application',
      `${applicationPath(uniqueName)}?$select=${fields}`,
      application,
    );
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}

const addedPassword = z.object({
  keyId: z.guid(),
  secretText: z.string().min(1),
  startDateTime: z.iso.datetime({ offset: true }),
  endDateTime: z.iso.datetime({ offset: true }),
});

/** A new secret as application-addpassword answers it, this once. */
export const addedPasswordSchema: z.ZodType<z.infer<typeof addedPassword>> = addedPassword;

/** Takes a client secret off an application. Source: application-removepassword. @throws GraphFailure */
export async function removePassword(graph: Graph, clientId: string, keyId: string): Promise<void> {
  const path = `/applications(appId='${clientId}')/removePassword`;
  await graph.send({ operation: 'remove a client secret', method: 'POST', path, body: { keyId } });
}
