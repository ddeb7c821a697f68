import { z } from 'zod/v4';
import { type MachineAction, resultLink } from '../../microsoft/endpoint/machine-actions';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { RunContext } from '../kind';
import type { ResponseFailure } from '../response-action';
import { measure, unwrapped } from './measured';
import type { FetchOrder } from './order';
import { NO_ANTIVIRUS, NOT_IN_QUARANTINE } from './script';
import { texts } from '../../texts/texts';

const LARGEST_TRANSCRIPT = 100_000;
const LONGEST_SAID = 250;

/** Source: learn.microsoft.com/defender-endpoint/api/get-live-response-result (Runscript transcript properties). */
const transcript = z.object({
  exit_code: z.number().nullish(),
  script_output: z.string().nullish(),
  script_errors: z.string().nullish(),
});

/** Why a session has brought no file, in words. */
export async function whyFailed(
  { device }: FetchOrder,
  session: MachineAction,
  context: RunContext,
): Promise<ResponseFailure> {
  const words = texts().fetching.failures;
  if (session.status === 'Cancelled') return words.cancelledInDefender;
  if (session.status === 'TimeOut') return { text: words.timeOut(device), remedy: words.timeOutRemedy };
  const said = await transcriptOf(session, context);
  if (said.includes(NOT_IN_QUARANTINE))
    return { text: words.notInQuarantine(device), remedy: words.notInQuarantineRemedy };
  if (said.includes(NO_ANTIVIRUS))
    return { text: words.noAntivirus(device), remedy: words.noAntivirusRemedy };
  const errors = (session.commands ?? []).flatMap(({ errors: all }) => (all ?? []).map(inText));
  const why = shortened([...errors, said].join(' '));
  return { text: words.other(device, why), remedy: words.otherRemedy };
}

/** What the script said; empty where that cannot be had. */
async function transcriptOf(
  { id, commands }: MachineAction,
  { apis, fetchResult }: RunContext,
): Promise<string> {
  if (commands?.[0]?.commandStatus !== 'Completed') return '';
  try {
    const source = await fetchResult(await resultLink(apis.endpoint, id, 0));
    const parts: Uint8Array[] = [];
    const { chunks } = measure(
      unwrapped(source, () => undefined),
      LARGEST_TRANSCRIPT,
    );
    for await (const chunk of chunks) parts.push(chunk);
    const found = transcript.safeParse(JSON.parse(Buffer.concat(parts).toString('utf8'))).data;
    return [found?.script_errors, found?.script_output].filter(Boolean).join(' ');
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'unavailable') throw error;
    return '';
  }
}

function inText(error: unknown): string {
  return typeof error === 'string' ? error : JSON.stringify(error);
}

function shortened(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > LONGEST_SAID ? `${line.slice(0, LONGEST_SAID).toWellFormed()}…` : line;
}
