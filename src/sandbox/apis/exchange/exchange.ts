import { type Answer, ok } from '../../http/answer';
import type { Incoming } from '../../http/incoming';
import { EXCHANGE_APP_ID } from '../../tenant/apis';
import { holdsAny } from '../../tenant/held-roles';
import type { World } from '../../world';
import { identifyApiCaller } from '../caller';
import { isChanging, runCmdlet } from './cmdlets';
import { CmdletFault, cmdletFaultAnswer } from './fault';

/** Directory roles of which an application must hold one beside Exchange.ManageAsApp to see quarantined mail. */
const administrators = [
  'Security Reader',
  'Security Operator',
  'Security Administrator',
  'Global Reader',
  'Exchange Administrator',
  'Compliance Administrator',
  'Global Administrator',
] as const;

/**
 * Of which one is needed to take action on quarantined mail.
 * Source: learn.microsoft.com/defender-office-365/quarantine-admin-manage-messages-files, Microsoft Entra permissions.
 */
const actors = ['Security Administrator', 'Global Administrator'] as const;

/**
 * Exchange Online: POST /adminapi/beta/{tenant}/InvokeCommand. An application with neither the app role nor a
 * directory role is answered with 401, with the app role alone with 403 and 1,024 NUL bytes.
 * Source: learn.microsoft.com/powershell/exchange/app-only-auth-powershell-v2 for what is needed.
 */
export async function answerExchange(
  world: World,
  incoming: Incoming,
  heard: (clientId: string) => void,
): Promise<Answer | undefined> {
  const [, tenantName] = /^\/adminapi\/beta\/([^/]+)\/InvokeCommand$/i.exec(incoming.url.pathname) ?? [];
  if (tenantName === undefined) return undefined;
  const caller = await identifyApiCaller(world, incoming, EXCHANGE_APP_ID);
  if (caller === undefined) return unauthorized;
  heard(caller.clientId);
  const asApp = caller.roles.includes('Exchange.ManageAsApp');
  if (!asApp || !isTenant(world, tenantName)) return unauthorized;
  const needed = isChanging(incoming.body) ? actors : administrators;
  if (!holdsAny(world, caller.principalId, needed)) return forbidden;
  try {
    return ok({
      '@odata.context': `${world.origin}/adminapi/beta/$metadata`,
      value: invoke(world, incoming),
    });
  } catch (error) {
    if (error instanceof CmdletFault) return cmdletFaultAnswer(error);
    throw error;
  }
}

const unauthorized: Answer = { status: 401, headers: { 'www-authenticate': 'Bearer' } };

const forbidden: Answer = {
  status: 403,
  raw: { type: 'application/json', content: Buffer.alloc(1024) },
};

function isTenant({ tenant }: World, name: string): boolean {
  return [tenant.tenantId, tenant.initialDomain, tenant.defaultDomain].includes(name.toLowerCase());
}

function invoke(world: World, incoming: Incoming): unknown[] {
  if (incoming.method !== 'POST') throw new CmdletFault('The HTTP method is not supported.');
  if (!incoming.header('x-anchormailbox')) throw new CmdletFault('The X-AnchorMailbox header is required.');
  return runCmdlet(world, incoming.body);
}
