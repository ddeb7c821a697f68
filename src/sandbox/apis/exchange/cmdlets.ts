import { z } from 'zod/v4';
import { parseJson } from '../../http/incoming';
import type { World } from '../../world';
import { CmdletFault } from './fault';
import { emlOf, headerOf, isReceived, quarantined, type Quarantined } from './quarantine';
import { releaseMessage } from './release';

const body = z.object({
  CmdletInput: z.object({
    CmdletName: z.string(),
    Parameters: z.record(z.string(), z.unknown()).default({}),
  }),
});

/** Source: get-quarantinemessage, QuarantineTypes. */
const TYPES = [
  ...(['Bulk', 'DataLossPrevention', 'FileTypeBlock', 'HighConfPhish', 'Malware'] as const),
  ...(['Phish', 'Spam', 'SPOMalware', 'TransportRule'] as const),
] as const;

const listParameters = z.strictObject({
  Identity: z.string().optional(),
  Page: z.int().min(1).default(1),
  PageSize: z.int().min(0).max(1000).default(100),
  MessageId: z.string().optional(),
  RecipientAddress: z.union([z.string(), z.array(z.string())]).optional(),
  SenderAddress: z.union([z.string(), z.array(z.string())]).optional(),
  Subject: z.string().optional(),
  QuarantineTypes: z.union([z.enum(TYPES), z.array(z.enum(TYPES))]).optional(),
  ReleaseStatus: z.union([z.string(), z.array(z.string())]).optional(),
  StartReceivedDate: z.iso.datetime().optional(),
  EndReceivedDate: z.iso.datetime().optional(),
});

const oneMessage = z.strictObject({ Identity: z.string() });

type Cmdlet = (world: World, parameters: Record<string, unknown>) => unknown[];

const cmdlets: Readonly<Record<string, Cmdlet>> = {
  'get-quarantinemessage': list,
  'get-quarantinemessageheader': header,
  'export-quarantinemessage': exportMessage,
  'release-quarantinemessage': (world, given) => releaseMessage(world, given),
};

/** Cmdlets that take action on quarantined mail, which reading roles do not allow. */
export function isChanging(request: string): boolean {
  const name = body.safeParse(parseJson(request)).data?.CmdletInput.CmdletName;
  return name?.toLowerCase() === 'release-quarantinemessage';
}

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
  const { Page, PageSize, ...wanted } = read(listParameters, given);
  const found = quarantined(world).filter((message) => matches(message, wanted));
  // As documented: an identity that does not exist gives everything, as if none had been named.
  const named = found.filter(({ Identity }) => Identity === wanted.Identity);
  const all = wanted.Identity === undefined || named.length === 0 ? found : named;
  return all.slice((Page - 1) * PageSize, Page * PageSize);
}

type Wanted = Omit<z.infer<typeof listParameters>, 'Page' | 'PageSize'>;

function matches(message: Quarantined, wanted: Wanted): boolean {
  const within = (values: string | readonly string[] | undefined, own: readonly string[]) => {
    const named = [values ?? []].flat().map((value) => value.toLowerCase());
    return named.length === 0 || own.some((value) => named.includes(value.toLowerCase()));
  };
  return (
    within(wanted.MessageId, [message.MessageId]) &&
    within(wanted.RecipientAddress, message.RecipientAddress) &&
    within(wanted.SenderAddress, [message.SenderAddress]) &&
    within(wanted.Subject, [message.Subject]) &&
    within(wanted.QuarantineTypes, [message.QuarantineTypes]) &&
    within(wanted.ReleaseStatus, [message.ReleaseStatus]) &&
    isReceived(message, wanted.StartReceivedDate, wanted.EndReceivedDate)
  );
}

/** Source: learn.microsoft.com/powershell/module/exchange/get-quarantinemessageheader; it fails for what is not there. */
function header(world: World, given: Record<string, unknown>): unknown[] {
  const message = find(world, read(oneMessage, given).Identity);
  return [{ Identity: message.Identity, Organization: message.Organization, Header: headerOf(message) }];
}

/** Source: learn.microsoft.com/powershell/module/exchange/export-quarantinemessage. */
function exportMessage(world: World, given: Record<string, unknown>): unknown[] {
  const { Identity } = read(oneMessage, given);
  const message = find(world, Identity);
  const eml = Buffer.from(emlOf(message)).toString('base64');
  return [{ Identity, Eml: eml, BodyEncoding: 'Base64', PasswordV2: null }];
}

function find(world: World, identity: string): Quarantined {
  const message = quarantined(world).find((one) => one.Identity === identity);
  if (message === undefined) throw new CmdletFault(`The message '${identity}' was not found in quarantine.`);
  return message;
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
