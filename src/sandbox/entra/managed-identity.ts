import { randomUUID } from 'node:crypto';
import { type Answer, ok } from '../http/answer';
import type { Incoming } from '../http/incoming';
import type { World } from '../world';
import { issueAppToken } from './app-token';
import { findClient } from './client';
import { EntraFailure } from './failure';
import { findResource } from './resource';
import { TOKEN_SECONDS } from './signing';

/** What a managed identity's token is for when an application is to take it as its credential. */
export const EXCHANGE_AUDIENCE = 'api://AzureADTokenExchange';

/**
 * GET /metadata/identity/oauth2/token: the instance metadata service of the machine that the bot runs on. It has two
 * identities: a user-assigned one, which the bot's application trusts and which holds no role of its own; and, without
 * `client_id` or by the bot's own, the bot itself. Undefined when the path is another.
 * Source: learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token.
 */
export async function answerManagedIdentity(world: World, incoming: Incoming): Promise<Answer | undefined> {
  const { pathname, searchParams } = incoming.url;
  // MSAL ends the path with a slash when it is told where the service is.
  if (!/^\/metadata\/identity\/oauth2\/token\/?$/.test(pathname)) return undefined;
  if (incoming.header('metadata')?.toLowerCase() !== 'true')
    return refused('Required metadata header not specified');
  const resource = searchParams.get('resource');
  if (!resource) return refused("Required query variable 'resource' is missing");
  const { bot } = world.tenant;
  const clientId = searchParams.get('client_id') ?? bot.clientId;
  if (clientId !== bot.clientId && clientId !== bot.managedIdentity.clientId)
    return refused('Identity not found');
  const issue = clientId === bot.clientId ? issueForBot : issueForManagedIdentity;
  try {
    return tokenAnswer(world, clientId, resource, await issue(world, resource));
  } catch (error) {
    if (error instanceof EntraFailure) return refused(`AADSTS${error.code}: ${error.message}`);
    throw error;
  }
}

function issueForBot(world: World, resource: string): Promise<string> {
  const client = findClient(world, world.tenant.bot.clientId);
  return issueAppToken(world, client, findResource(world, `${resource}/.default`));
}

function issueForManagedIdentity({ tenant, signing }: World, resource: string): Promise<string> {
  const { clientId, principalId } = tenant.bot.managedIdentity;
  return signing.sign({
    aud: resource,
    appid: clientId,
    azp: clientId,
    idtyp: 'app',
    oid: principalId,
    sub: principalId,
    tid: tenant.tenantId,
    ver: '2.0',
    uti: randomUUID(),
  });
}

function tokenAnswer({ clock }: World, clientId: string, resource: string, token: string): Answer {
  const now = Math.floor(clock().getTime() / 1000);
  return ok({
    access_token: token,
    client_id: clientId,
    expires_in: String(TOKEN_SECONDS),
    expires_on: String(now + TOKEN_SECONDS),
    ext_expires_in: String(TOKEN_SECONDS),
    not_before: String(now),
    resource,
    token_type: 'Bearer',
  });
}

function refused(sentence: string): Answer {
  return { status: 400, body: { error: 'invalid_request', error_description: sentence } };
}
