import type { MicrosoftApi } from '../api/client';
import type { GraphAnswer } from '../graph/answer';

/** The mailbox that application calls are anchored at; the same in every tenant. */
const ANCHOR = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}';

/** A cmdlet of Exchange Online. */
export interface Cmdlet {
  operation: string;
  tenantId: string;
  name: string;
  parameters: Record<string, unknown>;
  /** It changes something, so it is sent once. */
  changes?: boolean;
  /** The longest answer that is read; undefined: any. */
  mostBytes?: number;
}

/**
 * Runs a cmdlet over the REST interface that the ExchangeOnlineManagement module uses.
 * Source: that module, version 3 (adminapi/beta, InvokeCommand).
 *
 * @throws GraphFailure
 */
export function runCmdlet(
  exchange: MicrosoftApi,
  { operation, tenantId, name, parameters, changes = false, mostBytes }: Cmdlet,
): Promise<GraphAnswer> {
  return exchange.send({
    operation,
    method: 'POST',
    path: `/adminapi/beta/${tenantId}/InvokeCommand`,
    headers: { 'X-AnchorMailbox': `APP:${ANCHOR}@${tenantId}` },
    body: { CmdletInput: { CmdletName: name, Parameters: parameters } },
    repeatable: !changes,
    ...(mostBytes !== undefined && { mostBytes }),
  });
}
