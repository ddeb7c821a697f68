import { constants, createPrivateKey, privateEncrypt } from 'node:crypto';
import { z } from 'zod/v4';
import { type Answer, ok } from '../../http/answer';
import { type Incoming, parseJson } from '../../http/incoming';
import { KEY_VAULT_APP_ID } from '../../tenant/apis';
import type { VaultKey } from '../../tenant/tenant';
import type { World } from '../../world';
import { identifyApiCaller } from '../caller';
import { pssEncoded } from './pss';

const request = z.object({ alg: z.literal('PS256'), value: z.base64url().length(43) });

/**
 * A key vault, as far as the sandbox has it: POST /keys/{name}/{version}/sign with PS256.
 * Sources: learn.microsoft.com/rest/api/keyvault/keys/sign/sign, learn.microsoft.com/azure/key-vault/general/rest-error-codes.
 */
export async function answerKeyVault(
  world: World,
  incoming: Incoming,
  heard: (clientId: string) => void,
): Promise<Answer | undefined> {
  const [, name = '', version] = /^\/keys\/([^/]+)\/([^/]+)\/sign$/.exec(incoming.url.pathname) ?? [];
  if (version === undefined) return undefined;
  const caller = await identifyApiCaller(world, incoming, KEY_VAULT_APP_ID);
  if (caller === undefined)
    return refusal(401, 'Unauthorized', 'AKV10000: Request is missing a Bearer or PoP token.');
  heard(caller.clientId);
  const key = world.tenant.vaultKeys.find((one) => one.name === name && one.version === version);
  if (key === undefined)
    return refusal(
      404,
      'KeyNotFound',
      `A key with (name/id) ${name}/${version} was not found in this key vault.`,
    );
  if (!key.signers.includes(caller.clientId))
    return refusal(403, 'Forbidden', 'Caller is not authorized to perform action on resource.');
  if (incoming.url.searchParams.get('api-version') === null)
    return refusal(400, 'BadParameter', 'api-version must be specified');
  const parsed = request.safeParse(parseJson(incoming.body));
  if (!parsed.success) return refusal(400, 'BadParameter', 'Property has invalid value');
  const digest = Buffer.from(parsed.data.value, 'base64url');
  return ok({
    kid: `${world.origin}/keys/${name}/${version}`,
    value: sign(key, digest).toString('base64url'),
  });
}

function sign({ privateKey }: VaultKey, digest: Buffer): Buffer {
  const key = createPrivateKey(privateKey);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, pssEncoded(digest, bits));
}

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}
