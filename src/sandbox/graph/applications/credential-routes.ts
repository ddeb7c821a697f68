import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { hashSecret } from '../../entra/client';
import { noContent, ok } from '../../http/answer';
import type { PasswordCredential } from '../../tenant/tenant';
import { APPLICATION_WRITERS } from '../permission-sets';
import { type GraphCall, readBody, type Route } from '../call';
import { badRequest } from '../failure';
import { contextOf } from '../page';
import { requireAllowed } from './credential-policy';
import { findApplication } from './find';
import { seconds } from './key-credentials';
import { presentPassword } from './present';

const TWO_YEARS_MS = 2 * 365 * 86_400_000;

const addPasswordBody = z.object({
  passwordCredential: z
    .object({
      displayName: z.string().nullish(),
      startDateTime: z.iso.datetime({ offset: true }).nullish(),
      endDateTime: z.iso.datetime({ offset: true }).nullish(),
    })
    .nullish(),
});

const removePasswordBody = z.object({ keyId: z.guid() });

/** Sources: application-addpassword, application-removepassword. */
export const applicationCredentialRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/applications/{application}/addPassword',
    permissions: APPLICATION_WRITERS,
    handle: addPassword,
  },
  {
    method: 'POST',
    path: '/applications/{application}/removePassword',
    permissions: APPLICATION_WRITERS,
    handle(call) {
      const application = findApplication(call);
      const { keyId } = readBody(call, removePasswordBody);
      const kept = application.passwordCredentials.filter((credential) => credential.keyId !== keyId);
      if (kept.length === application.passwordCredentials.length) {
        throw badRequest(`No password credential found with keyId '${keyId}'.`, 'InvalidValue', 'keyId');
      }
      application.passwordCredentials = kept;
      call.world.save();
      return noContent;
    },
  },
];

function addPassword(call: GraphCall) {
  const { world } = call;
  const application = findApplication(call);
  const asked = readBody(call, addPasswordBody).passwordCredential ?? {};
  const now = world.clock();
  const end = new Date(asked.endDateTime ?? now.getTime() + TWO_YEARS_MS);
  const start = new Date(asked.startDateTime ?? now);
  if (end <= now || end <= start) {
    throw badRequest(
      'Password credential end date is invalid.',
      'PasswordCredentialsInvalidEndDate',
      'endDateTime',
    );
  }
  requireAllowed(world, 'secret', { start, end });
  // As Entra makes them. Source: github.com/gitleaks/gitleaks, rule azure-ad-client-secret.
  const secret = `${randomBytes(2).toString('hex').slice(0, 3)}8Q~${randomBytes(26).toString('base64url').slice(0, 34)}`;
  const credential: PasswordCredential = {
    keyId: randomUUID(),
    displayName: asked.displayName ?? null,
    hint: secret.slice(0, 3),
    startDateTime: seconds(start),
    endDateTime: seconds(end),
    secretHash: hashSecret(secret),
  };
  application.passwordCredentials.push(credential);
  world.propagation.written(credential.keyId, ['credential-read', 'credential-token']);
  world.save();
  const context = contextOf(call, 'microsoft.graph.passwordCredential');
  return ok({ '@odata.context': context, ...presentPassword(credential), secretText: secret });
}
