import { z } from 'zod/v4';
import { decideQuarantined, type ExchangeOf, findQuarantined } from '../../microsoft/exchange/quarantine';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { RunContext, RunOutcome } from '../kind';
import type { ResponseFailure } from '../response-action';
import type { QuarantineOrder, Verdict } from './order';

const STEP = 'decide';
/** Source: get-quarantinemessage, ReleaseStatus. */
const SHOWS: Readonly<Record<Verdict, readonly string[]>> = {
  release: ['Released', 'PreparingToRelease', 'Approved'],
  deny: ['Denied'],
};
const SETTLED = [...SHOWS.release, ...SHOWS.deny];

export const quarantineResult = z.object({});
type QuarantineResult = z.infer<typeof quarantineResult>;

/** Looks first, so that what somebody has decided meanwhile stays, then decides. @throws GraphFailure */
export async function carryOutDecision(
  order: QuarantineOrder,
  verdict: Verdict,
  { apis: { exchange }, connection: { tenantId }, step, stepBefore }: RunContext,
): Promise<RunOutcome<QuarantineResult>> {
  const at = { exchange, tenantId };
  const { identity } = order;
  if (stepBefore(STEP) === undefined) {
    const found = await findQuarantined(at, identity);
    if (found === undefined) return { end: 'failed', failure: GONE };
    const status = found.ReleaseStatus ?? '';
    if (SETTLED.includes(status)) return { end: 'failed', failure: decidedBefore(status) };
  }
  try {
    await step({
      name: STEP,
      // Not null, which would say that it has not happened.
      outcome: z.literal('decided'),
      act: () => decideQuarantined(at, identity, verdict).then(() => 'decided' as const),
      happened: async () => ((await isDecided(at, identity, verdict)) ? 'decided' : undefined),
    });
  } catch (error) {
    if (isRefused(error)) return { end: 'failed', failure: ROLE_MISSING };
    throw error;
  }
  return { end: 'done', result: {} };
}

/** Whether Exchange shows the decision. @throws GraphFailure */
export async function isDecided(at: ExchangeOf, identity: string, verdict: Verdict): Promise<boolean> {
  const found = await findQuarantined(at, identity);
  return SHOWS[verdict].includes(found?.ReleaseStatus ?? '');
}

/** A cmdlet that a role does not hold is refused, or is not there for it at all. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof GraphFailure)) return false;
  return (
    error.kind === 'forbidden' ||
    error.kind === 'unauthenticated' ||
    /is not recognized as the name of a cmdlet/i.test(error.detail)
  );
}

/** Source: learn.microsoft.com/defender-office-365/quarantine-admin-manage-messages-files, Microsoft Entra permissions. */
const ROLE_MISSING: ResponseFailure = {
  text: 'Exchange does not let the connection decide on quarantined mail: its directory role Security Reader may only read. Nothing has been changed.',
  remedy:
    'It would take the directory role Security Administrator, which may do much more. An administrator can give it to the application in Entra, or decide on the mail in the Defender portal.',
};

const GONE: ResponseFailure = {
  changed: true,
  text: 'The mail is not in quarantine any more: it has expired, or somebody deleted it.',
  remedy: 'There is nothing left to decide.',
};

function decidedBefore(status: string): ResponseFailure {
  const was = SHOWS.deny.includes(status) ? 'denied' : 'released';
  return {
    changed: true,
    text: `Somebody has decided meanwhile: the mail was ${was}.`,
    remedy: 'Look at it as it is now.',
  };
}
