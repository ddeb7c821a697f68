import { z } from 'zod/v4';
import { decideQuarantined, type ExchangeOf, findQuarantined } from '../../microsoft/exchange/quarantine';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { RunContext, RunOutcome } from '../kind';
import type { ResponseFailure } from '../response-action';
import type { QuarantineOrder, Verdict } from './order';
import { texts } from '../../texts/texts';

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
    if (found === undefined)
      return { end: 'failed', failure: { ...texts().response.mail.gone, changed: true } };
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
    if (isRefused(error)) return { end: 'failed', failure: roleMissing() };
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
function roleMissing(): ResponseFailure {
  return texts().response.mail.roleMissing;
}

function decidedBefore(status: string): ResponseFailure {
  const words = texts().response.mail;
  const text = SHOWS.deny.includes(status) ? words.denied : words.released;
  return { changed: true, text, remedy: words.lookAgain };
}
