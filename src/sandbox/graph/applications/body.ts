import { z } from 'zod/v4';
import type { Application, KeyCredential } from '../../tenant/tenant';
import type { GraphCall } from '../call';
import { readBody } from '../call';
import { badRequest } from '../failure';
import { requireAllowed } from './credential-policy';
import { keyInput, mergeKeys } from './key-credentials';
import { defaultProperties } from './present';

const resourceAccess = z.object({ id: z.guid(), type: z.enum(['Role', 'Scope']) });

const body = z.looseObject({
  displayName: z.string().min(1).max(256).optional(),
  uniqueName: z.string().min(1).optional(),
  keyCredentials: z.array(keyInput).optional(),
  requiredResourceAccess: z
    .array(z.object({ resourceAppId: z.string(), resourceAccess: z.array(resourceAccess) }))
    .optional(),
  signInAudience: z
    .enum([
      'AzureADMyOrg',
      'AzureADMultipleOrgs',
      'AzureADandPersonalMicrosoftAccount',
      'PersonalMicrosoftAccount',
    ])
    .optional(),
  tags: z.array(z.string()).optional(),
  notes: z.string().nullable().optional(),
  isDisabled: z.boolean().nullable().optional(),
});

export type ApplicationBody = z.infer<typeof body>;

const readOnly = ['id', 'appId', 'createdDateTime', 'deletedDateTime', 'publisherDomain'];

/** The body of a create or update: known, writable properties only. @throws GraphRefusal */
export function readApplicationBody(call: GraphCall): ApplicationBody {
  const properties = readBody(call, body);
  const modelled = Object.keys(body.shape);
  const allowed = defaultProperties('');
  for (const name of Object.keys(properties)) {
    if (name.startsWith('@odata.')) continue;
    if (readOnly.includes(name))
      throw badRequest(`Property '${name}' is read-only and cannot be set.`, 'PropertyReadOnly', name);
    if (name === 'passwordCredentials') {
      throw badRequest(
        'Setting passwordCredentials is not supported. Use addPassword and removePassword.',
        'InvalidValue',
        name,
      );
    }
    if (!modelled.includes(name) && !(name in allowed))
      throw badRequest(`Invalid property '${name}'.`, 'InvalidProperty', name);
  }
  return properties;
}

function newKeys(keys: readonly KeyCredential[], { keyCredentials }: Application): KeyCredential[] {
  return keys.filter(({ keyId }) => !keyCredentials.some((known) => known.keyId === keyId));
}

/** Puts the body's properties on an application and notes new credentials for propagation. @throws GraphRefusal */
export function applyBody({ world }: GraphCall, application: Application, properties: ApplicationBody): void {
  const { displayName, uniqueName: _key, keyCredentials, requiredResourceAccess, ...more } = properties;
  const keys = keyCredentials && mergeKeys(application.keyCredentials, keyCredentials);
  for (const { startDateTime, endDateTime } of newKeys(keys ?? [], application))
    requireAllowed(world, 'certificate', { start: new Date(startDateTime), end: new Date(endDateTime) });
  if (displayName !== undefined) application.displayName = displayName;
  if (requiredResourceAccess !== undefined) application.requiredResourceAccess = requiredResourceAccess;
  if (keys !== undefined) {
    const old = application.keyCredentials.map(({ keyId }) => keyId);
    application.keyCredentials = keys;
    for (const { keyId } of keys) {
      if (!old.includes(keyId)) world.propagation.written(keyId, ['credential-read', 'credential-token']);
    }
  }
  const kept = Object.entries(more).filter(([name]) => !name.startsWith('@odata.'));
  application.more = { ...application.more, ...Object.fromEntries(kept) };
}
