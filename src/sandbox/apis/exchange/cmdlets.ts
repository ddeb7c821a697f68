import { z } from 'zod/v4';
import { parseJson } from '../../http/incoming';
import type { World } from '../../world';
import { CmdletFault } from './fault';
import { emlOf, quarantined } from './quarantine';

const body = z.object({
  CmdletInput: z.object({
    CmdletName: z.string(),
    Parameters: z.record(z.string(), z.unknown()).default({}),
  }),
});

const listParameters = z.strictObject({
  Identity: z.string().optional(),
  Page: z.int().min(1).default(1),
  PageSize: z.int().min(0).max(1000).default(100),
  RecipientAddress: z.union([z.string(), z.array(z.string())]).optional(),
  SenderAddress: z.union([z.string(), z.array(z.string())]).optional(),
});

const exportParameters = z.strictObject({ Identity: z.string() });

type Cmdlet = (world: World, parameters: Record<string, unknown>) => unknown[];

const cmdlets: Readonly<Record<string, Cmdlet>> = {
  'get-quarantinemessage': list,
  'export-quarantinemessage': exportMessage,
};

/** Runs the cmdlet a request body names. @throws CmdletFault */
export function runCmdlet(world: World, request: string): unknown[] {
  const parsed = body.safeParse(parseJson(request));
  if (!parsed.success) throw new CmdletFault('The request body has no CmdletInput with a CmdletName.');
  const { CmdletName: name, Parameters } = parsed.data.CmdletInput;
  const cmdlet = cmdlets[name.toLowerCase()];
  if (cmdlet === undefined) {
    throw new CmdletFault(`The term '${name}' is not recognized as the name of a cmdlet.`);
  }
  return cmdlet(world, Parameters);
}

/** Source: learn.microsoft.com/powershell/module/exchange/get-quarantinemessage. A page of size 0 has nothing in it. */
function list(world: World, given: Record<string, unknown>): unknown[] {
  const { Identity, Page, PageSize, RecipientAddress, SenderAddress } = read(listParameters, given);
  const recipients = [RecipientAddress ?? []].flat();
  const senders = [SenderAddress ?? []].flat();
  const found = quarantined(world)
    .filter((message) => Identity === undefined || message.Identity === Identity)
    .filter(
      (message) =>
        recipients.length === 0 || message.RecipientAddress.some((address) => recipients.includes(address)),
    )
    .filter((message) => senders.length === 0 || senders.includes(message.SenderAddress));
  return found.slice((Page - 1) * PageSize, Page * PageSize);
}

/** Source: learn.microsoft.com/powershell/module/exchange/export-quarantinemessage. */
function exportMessage(world: World, given: Record<string, unknown>): unknown[] {
  const { Identity } = read(exportParameters, given);
  const message = quarantined(world).find((one) => one.Identity === Identity);
  if (message === undefined) throw new CmdletFault(`The message '${Identity}' was not found in quarantine.`);
  const eml = Buffer.from(emlOf(message)).toString('base64');
  return [{ Identity, Eml: eml, BodyEncoding: 'Base64', PasswordV2: null }];
}

function read<T>(schema: z.ZodType<T>, given: Record<string, unknown>): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const parameter = issue?.path.join('.') ?? '';
  throw new CmdletFault(
    `Cannot process argument transformation on parameter '${parameter}'. ${issue?.message ?? ''}`,
  );
}
