import { randomUUID } from 'node:crypto';
import type { Application } from '../../tenant/tenant';
import type { GraphCall } from '../call';
import { badRequest } from '../failure';
import { applyBody, type ApplicationBody } from './body';
import { defaultProperties } from './present';

/** Registers an application, owned by the caller. Saved when it returns. @throws GraphRefusal */
export function createApplication(
  call: GraphCall,
  properties: ApplicationBody,
  uniqueName: string | null,
): Application {
  const { world, caller } = call;
  const { tenant } = world;
  if (properties.displayName === undefined) {
    throw badRequest(
      "A value is required for property 'displayName' of resource 'Application'.",
      'MissingValue',
      'displayName',
    );
  }
  const taken = [...tenant.applications, ...tenant.deletedApplications].some(
    (other) => uniqueName !== null && other.uniqueName === uniqueName,
  );
  if (taken) {
    throw badRequest(
      'Another object with the same value for property uniqueName already exists.',
      'ObjectConflict',
      'uniqueName',
    );
  }
  const application: Application = {
    id: randomUUID(),
    appId: randomUUID(),
    displayName: properties.displayName,
    uniqueName,
    createdDateTime: world.clock().toISOString(),
    deletedDateTime: null,
    keyCredentials: [],
    passwordCredentials: [],
    requiredResourceAccess: [],
    owners: [caller.objectId],
    more: defaultProperties(tenant.initialDomain),
  };
  applyBody(call, application, properties);
  tenant.applications.push(application);
  world.propagation.written(application.id, [
    'application-read',
    'application-reference',
    'application-token',
  ]);
  world.save();
  return application;
}
