import type { z } from 'zod/v4';
import type { Answer } from '../http/answer';
import { type Faults, faultSchema } from '../http/faults';
import { type Incoming, parseJson } from '../http/incoming';
import type { World } from '../world';
import { addBotCertificate, botCertificateSchema } from './bot-certificate';
import { consentSchema, setConsent } from './consent';
import { conditionalAccessSchema, setConditionalAccess } from './conditional-access';
import { ControlFault } from './fault';
import { credentialPolicySchema, setCredentialPolicy } from './credential-policy';
import { directoryRoleSchema, giveDirectoryRole } from './directory-role';
import { expire, expireSchema } from './expire';
import { inject, injectSchema } from './inject';
import { lagSchema } from './lag';
import { licencesSchema, setLicences } from './licences';
import { liveResponseSchema, steerLiveResponse } from './live-response';
import { addMembers, membersSchema } from './members';
import { missApi, missingApiSchema } from './missing-api';
import { redirectUrisSchema, setRedirectUris } from './redirect-uris';
import { revoke, revokeSchema } from './revoke';
import { showState } from './state';
import { issueForUser, userTokenQuery, userTokenSchema } from './user-token';
import { setUnreadable, unreadableSchema } from './unreadable';
import { showUsers } from './users';
import { addVaultKey, setSigners, signersSchema, vaultKeySchema } from './vault-key';

interface ControlCall {
  world: World;
  faults: Faults;
  /** The JSON body. @throws ControlFault */
  read<T>(schema: z.ZodType<T>): T;
  /** The query parameters. @throws ControlFault */
  readQuery<T>(schema: z.ZodType<T>): T;
}

type Handler = (call: ControlCall) => unknown;

/** What tests steer and watch the sandbox by. No token is asked for: the server listens on loopback only. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET /_sandbox/state': ({ world }) => showState(world),
  'GET /_sandbox/users': ({ world }) => showUsers(world),
  'POST /_sandbox/alerts': ({ world, read }) => inject(world, world.alerts, read(injectSchema)),
  'POST /_sandbox/incidents': ({ world, read }) => inject(world, world.incidents, read(injectSchema)),
  'POST /_sandbox/unreadable': ({ world, read }) => setUnreadable(world, read(unreadableSchema)),
  'POST /_sandbox/faults': ({ faults, read }) => {
    faults.add(read(faultSchema));
    return { accepted: 1 };
  },
  'DELETE /_sandbox/faults': ({ faults }) => {
    faults.clear();
    return { cleared: true };
  },
  'POST /_sandbox/live-response': ({ world, read }) => steerLiveResponse(world, read(liveResponseSchema)),
  'POST /_sandbox/revoke': ({ world, read }) => revoke(world, read(revokeSchema)),
  'POST /_sandbox/expire': ({ world, read }) => expire(world, read(expireSchema)),
  'POST /_sandbox/propagation': ({ world, read }) => {
    const lag = read(lagSchema);
    world.propagation.set(lag);
    return lag;
  },
  'POST /_sandbox/licences': ({ world, read }) => setLicences(world, read(licencesSchema)),
  'POST /_sandbox/missing-api': ({ world, read }) => missApi(world, read(missingApiSchema)),
  'POST /_sandbox/consent': ({ world, read }) => setConsent(world, read(consentSchema)),
  'POST /_sandbox/conditional-access': ({ world, read }) =>
    setConditionalAccess(world, read(conditionalAccessSchema)),
  'POST /_sandbox/credential-policy': ({ world, read }) =>
    setCredentialPolicy(world, read(credentialPolicySchema)),
  'POST /_sandbox/bot-certificate': ({ world, read }) => addBotCertificate(world, read(botCertificateSchema)),
  'POST /_sandbox/vault-key': ({ world, read }) => addVaultKey(world, read(vaultKeySchema)),
  'POST /_sandbox/vault-key-signers': ({ world, read }) => setSigners(world, read(signersSchema)),
  'POST /_sandbox/directory-role': ({ world, read }) => giveDirectoryRole(world, read(directoryRoleSchema)),
  'POST /_sandbox/members': ({ world, read }) => addMembers(world, read(membersSchema)),
  'POST /_sandbox/redirect-uris': ({ world, read }) => setRedirectUris(world, read(redirectUrisSchema)),
  'GET /_sandbox/user-token': ({ world, readQuery }) => issueForUser(world, readQuery(userTokenQuery)),
  'POST /_sandbox/user-token': ({ world, read }) => issueForUser(world, read(userTokenSchema)),
};

export async function answerControl(world: World, faults: Faults, incoming: Incoming): Promise<Answer> {
  const handler = handlers[`${incoming.method} ${incoming.url.pathname}`];
  if (handler === undefined) {
    return { status: 404, body: { error: `The control plane has: ${Object.keys(handlers).join(', ')}.` } };
  }
  const { body, url } = incoming;
  const call: ControlCall = {
    world,
    faults,
    read: (schema) => readControl(schema, parseJson(body === '' ? '{}' : body)),
    readQuery: (schema) => readControl(schema, Object.fromEntries(url.searchParams)),
  };
  try {
    return { status: 200, body: await handler(call) };
  } catch (error) {
    if (error instanceof ControlFault) return { status: 400, body: { error: error.message } };
    throw error;
  }
}

function readControl<T>(schema: z.ZodType<T>, json: unknown): T {
  if (json === undefined) throw new ControlFault('The body is not JSON.');
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ControlFault(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  );
}
