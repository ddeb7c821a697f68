import type { Config } from '../config/config';
import { bad, type Check, type Finding } from './check';

/** What a check found. */
export interface Examined {
  name: string;
  findings: Finding[];
}

/** Looks at everything, each by itself: what fails in one leaves the others alone. */
export function examine(config: Config, checks: readonly Check[]): Promise<Examined[]> {
  return Promise.all(
    checks.map(async ({ name, look }) => ({ name, findings: await look(config).catch(failed) })),
  );
}

function failed(error: unknown): Finding[] {
  const { message } = error instanceof Error ? error : { message: String(error) };
  // An address may hold a password.
  const line =
    message
      .split('\n')[0]
      ?.replaceAll(/:\/\/[^@\s]*@/g, '://…@')
      .slice(0, 200) ?? '';
  return [bad(line || 'It could not be looked at.', 'Mend that first, and run it again.')];
}

const MARKS = { good: '✓', note: '·', bad: '✕' } as const;

/** The findings as lines for a terminal, each bad one with what mends it. */
export function written(all: readonly Examined[]): string {
  const lines = all.flatMap(({ name, findings }) => [
    '',
    name,
    ...findings.flatMap((finding) => [
      `  ${MARKS[finding.state]} ${finding.text}`,
      ...(finding.state === 'bad' ? [`    ${finding.mend}`] : []),
    ]),
  ]);
  const wrong = all.flatMap(({ findings }) => findings).filter(({ state }) => state === 'bad').length;
  return [...lines, '', wrong === 0 ? 'Nothing to mend.' : `${wrong} to mend.`, ''].join('\n');
}
