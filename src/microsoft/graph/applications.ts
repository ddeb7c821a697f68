import { z } from 'zod/v4';
import { type GraphAnswer, parseAnswer } from './answer';
import { type Reading, readTogether } from './batch';
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
  /** The first three characters of the secret. */
  hint: z.string().nullish(),
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
  /** `DisabledDueToViolationOfServicesAgreement` when Microsoft has disabled it; null or `NotDisabled`: it has not. */
  disabledByMicrosoftStatus: z.string().nullish(),
  /** An owner or administrator has deactivated it: it gets no tokens. Source: entra, deactivate-app-registration. */
  isDisabled: z.boolean().nullish(),
});

/** An application registration. Source: learn.microsoft.com/graph/api/resources/application. */
export type Application = z.infer<typeof application>;
export type RequiredResourceAccess = z.infer<typeof requiredResourceAccess>;

/** The address of an application by its alternate key (application-upsert). */
export function applicationPath(uniqueName: string): string {
  return `/applications(uniqueName='${encodeURIComponent(uniqueName)}')`;
}

const FIELDS =
  'id,appId,displayName,keyCredentials,passwordCredentials,requiredResourceAccess,disabledByMicrosoftStatus,isDisabled';

/** The address of an application by its client id (application-get). */
export function applicationPathByClientId(clientId: string): string {
  return `/applications(appId='${encodeURIComponent(clientId)}')`;
}

/** Asks for the application at an address. Source: application-get; the alternate key of application-upsert. */
export function applicationReading(path: string): Reading {
  return { operation: 'read the application', path: `${path}?$select=${FIELDS}` };
}

/** @throws GraphFailure when the answer is none */
export function toApplication(answer: GraphAnswer): Application {
  return parseAnswer('read the application', answer, application);
}

/** The application at an address; undefined when there is none. @throws GraphFailure */
export async function readApplication(graph: Graph, path: string): Promise<Application | undefined> {
  const [answer] = await readTogether(graph, [applicationReading(path)]);
  return answer && toApplication(answer);
}

const identified = z.object({ appId: z.guid() });

/** The client id in the answer to an upsert; undefined when it was there before (204, without a body). */
export function clientIdOf(answer: GraphAnswer): string | undefined {
  return identified.safeParse(answer.body).data?.appId;
}

const deletedItems = z.object({
  value: z.array(z.object({ appId: z.guid().nullish() })),
  '@odata.nextLink': z.string().optional(),
});

/**
 * Whether Entra still keeps something of this appId that was deleted less than 30 days ago and can be restored.
 * Source: directory-deleteditems-list, which wants the type in the address.
 *
 * @throws GraphFailure
 */
export async function isKeptDeleted(
  graph: Graph,
  type: 'application' | 'servicePrincipal',
  appId: string,
): Promise<boolean> {
  const operation = 'list what was deleted';
  let page = await graph.read(operation, `/directory/deletedItems/microsoft.graph.${type}`, deletedItems);
  for (;;) {
    if (page.value.some((one) => one.appId?.toLowerCase() === appId.toLowerCase())) return true;
    const next = page['@odata.nextLink'];
    if (next === undefined) return false;
    page = parseAnswer(operation, await graph.follow(operation, next), deletedItems);
  }
}

const deletedApplications = z.object({
  value: z.array(z.object({ id: z.guid(), uniqueName: z.string().nullish() })),
  '@odata.nextLink': z.string().optional(),
});

/**
 * The object id of a deleted application that Entra still keeps; undefined when there is none of this name.
 * Source: directory-deleteditems-list, with the cast to microsoft.graph.application.
 *
 * @throws GraphFailure
 */
export async function findDeletedApplication(graph: Graph, uniqueName: string): Promise<string | undefined> {
  const operation = 'list the deleted applications';
  const path = '/directory/deletedItems/microsoft.graph.application';
  let page = await graph.read(operation, path, deletedApplications);
  for (;;) {
    const found = page.value.find((one) => one.uniqueName === uniqueName);
    const next = page['@odata.nextLink'];
    if (found !== undefined || next === undefined) return found?.id;
    page = parseAnswer(operation, await graph.follow(operation, next), deletedApplications);
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

/** Takes a client secret off an application, or finds it gone. Source: application-removepassword. @throws GraphFailure */
export async function removePassword(graph: Graph, clientId: string, keyId: string): Promise<void> {
  const path = `${applicationPathByClientId(clientId)}/removePassword`;
  try {
    await graph.send({ operation: 'remove a client secret', method: 'POST', path, body: { keyId } });
  } catch (error) {
    if (!(error instanceof GraphFailure && isPasswordGone(error))) throw error;
  }
}

/** Whether a secret could not be removed since it was removed before; replicas may still show it for a while. */
export function isPasswordGone({ kind, detail }: GraphFailure): boolean {
  return kind === 'invalid' && /no password credential found/i.test(detail);
}
