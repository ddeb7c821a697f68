import type { Application } from '../../tenant/tenant';
import type { World } from '../../world';
import { GRAPH_READERS, hasAny } from '../permission-sets';
import type { GraphCall } from '../call';
import { notFound } from '../failure';
import { denied } from '../permission';

/** The application a path names by id, `appId='…'` or `uniqueName='…'`, as far as this part of Entra knows of it. */
export function findApplication(call: GraphCall): Application {
  const key = call.param('application');
  const application = byKey(call.world, key);
  if (application === undefined || !call.world.propagation.knows('application-read', application.id)) {
    throw notFound(key);
  }
  checkOwner(call, application);
  return application;
}

/** The application with this key, known to every part of Entra or not yet. */
export function byKey({ tenant }: World, key: string): Application | undefined {
  const [, name, value] = /^(appId|uniqueName)='(.*)'$/.exec(key) ?? [];
  return tenant.applications.find((application) => {
    if (name === 'appId') return application.appId === value?.toLowerCase();
    if (name === 'uniqueName') return application.uniqueName === value?.replaceAll("''", "'");
    return application.id === key.toLowerCase();
  });
}

/** A caller that may manage only its own applications is refused at any other. */
export function checkOwner({ caller, incoming }: GraphCall, application: { owners: string[] }): void {
  const everything = incoming.method === 'GET' ? GRAPH_READERS : ['Application.ReadWrite.All'];
  if (hasAny(caller, everything) || application.owners.includes(caller.objectId)) return;
  throw denied();
}

/** The application as this part of Entra sees it now: without credentials it has not heard of. */
export function asSeen({ propagation }: World, application: Application): Application {
  return {
    ...application,
    keyCredentials: application.keyCredentials.filter(({ keyId }) =>
      propagation.knows('credential-read', keyId),
    ),
    passwordCredentials: application.passwordCredentials.filter(({ keyId }) =>
      propagation.knows('credential-read', keyId),
    ),
  };
}
