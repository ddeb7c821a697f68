import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';
import { GraphFailure } from '../graph/failure';
import { runCmdlet } from './cmdlet';

/** Exchange of one tenant. */
export interface ExchangeOf {
  exchange: MicrosoftApi;
  tenantId: string;
}

/** What caused a mail to be held back. Source: get-quarantinemessage, QuarantineTypes. */
export const QUARANTINE_TYPES = [
  ...(['Bulk', 'DataLossPrevention', 'FileTypeBlock', 'HighConfPhish', 'Malware'] as const),
  ...(['Phish', 'Spam', 'SPOMalware', 'TransportRule'] as const),
] as const;

/** Source: get-quarantinemessage, its syntax; the address parameters take several. */
export interface QuarantineFilter {
  SenderAddress?: string[];
  RecipientAddress?: string[];
  Subject?: string;
  MessageId?: string;
  QuarantineTypes?: string[];
  ReleaseStatus?: string[];
  StartReceivedDate?: string;
  EndReceivedDate?: string;
}

/** What of a quarantined mail is used. Identity is the format GUID1\\GUID2. */
const quarantined = z.object({
  Identity: z.string().min(1).max(200),
  ReceivedTime: z.string(),
  SenderAddress: z.string().nullish(),
  RecipientAddress: z.union([z.array(z.string()), z.string().transform((one) => [one])]).nullish(),
  Subject: z.string().nullish(),
  MessageId: z.string().nullish(),
  Size: z.number().nullish(),
  Type: z.string().nullish(),
  QuarantineTypes: z.string().nullish(),
  PolicyType: z.string().nullish(),
  PolicyName: z.string().nullish(),
  Direction: z.string().nullish(),
  Expires: z.string().nullish(),
  ReleaseStatus: z.string().nullish(),
});
export type QuarantinedMail = z.infer<typeof quarantined>;

const list = z.object({ value: z.array(quarantined) });
const header = z.object({ value: z.array(z.object({ Header: z.string() })) });
const exported = z.object({ value: z.array(z.object({ Eml: z.string() })) });
const LARGEST_LIST_BYTES = 8_000_000;
const LARGEST_HEADER_BYTES = 2_000_000;

/** One page, from 1. A page that is not full is the last. Source: get-quarantinemessage. @throws GraphFailure */
export async function listQuarantined(
  { exchange, tenantId }: ExchangeOf,
  filter: QuarantineFilter,
  page: { number: number; size: number },
): Promise<QuarantinedMail[]> {
  const operation = 'list quarantined mail';
  const parameters = { ...filter, Page: page.number, PageSize: page.size };
  const answer = await runCmdlet(exchange, {
    ...{ operation, tenantId, name: 'Get-QuarantineMessage', parameters, mostBytes: LARGEST_LIST_BYTES },
  });
  return parseAnswer(operation, answer, list).value;
}

/**
 * The mail of this identity, if it is still there. Exchange gives everything for an identity that does not exist
 * (the caution in get-quarantinemessage), so that what comes is compared.
 *
 * @throws GraphFailure
 */
export async function findQuarantined(
  { exchange, tenantId }: ExchangeOf,
  identity: string,
): Promise<QuarantinedMail | undefined> {
  const operation = 'look at a quarantined mail';
  const parameters = { Identity: identity };
  const answer = await runCmdlet(exchange, {
    ...{ operation, tenantId, name: 'Get-QuarantineMessage', parameters, mostBytes: LARGEST_LIST_BYTES },
  });
  const { value } = parseAnswer(operation, answer, list);
  return value.find(({ Identity }) => Identity.toLowerCase() === identity.toLowerCase());
}

/** The header as it stands in the mail, not unfolded. Source: get-quarantinemessageheader. @throws GraphFailure */
export async function readQuarantinedHeader(
  { exchange, tenantId }: ExchangeOf,
  identity: string,
): Promise<string> {
  const operation = 'read the header of a quarantined mail';
  const answer = await runCmdlet(exchange, {
    ...{ operation, tenantId, name: 'Get-QuarantineMessageHeader', parameters: { Identity: identity } },
    mostBytes: LARGEST_HEADER_BYTES,
  });
  return parseAnswer(operation, answer, header).value[0]?.Header ?? '';
}

/** The mail as a file, in base64. Source: export-quarantinemessage. @throws GraphFailure */
export async function exportQuarantined(
  { exchange, tenantId }: ExchangeOf,
  identity: string,
  mostBytes: number,
): Promise<string> {
  const operation = 'export a quarantined mail';
  const answer = await runCmdlet(exchange, {
    ...{ operation, tenantId, name: 'Export-QuarantineMessage', parameters: { Identity: identity } },
    mostBytes,
  });
  const [first] = parseAnswer(operation, answer, exported).value;
  if (first === undefined) throw new GraphFailure(operation, 'not-found', 'The mail is not there any more.');
  return first.Eml;
}

/**
 * What is sent to decide on a mail. Denying goes by Identities, beside which Identity is required and ignored.
 * Source: release-quarantinemessage, its syntax, ActionType and Identities.
 */
export function releaseParameters(identity: string, verdict: 'release' | 'deny'): Record<string, unknown> {
  if (verdict === 'release') return { Identity: identity, ReleaseToAll: true };
  return { Identity: '000', Identities: [identity], ActionType: 'Deny' };
}

/** Releases a mail to all its recipients, or denies it. @throws GraphFailure */
export async function decideQuarantined(
  { exchange, tenantId }: ExchangeOf,
  identity: string,
  verdict: 'release' | 'deny',
): Promise<void> {
  await runCmdlet(exchange, {
    ...{ operation: `${verdict} a quarantined mail`, tenantId, name: 'Release-QuarantineMessage' },
    parameters: releaseParameters(identity, verdict),
    changes: true,
  });
}
