import { z } from 'zod/v4';
import { language, LANGUAGES } from '../texts/texts';
import type { Fix } from './fix';

/** From what hurts now to what is only worth knowing. */
export const SEVERITIES = ['critical', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One thing about a connection that is not as it should be, in a person's words. */
export interface Finding {
  /** Stable within its connection: the same trouble has the same key at every check. */
  key: string;
  kind: string;
  severity: Severity;
  title: string;
  /** What it means for those who rely on the connection. */
  meaning: string;
  /** What somebody does about it. */
  remedy: string;
  /** The same three in the other languages: who reads it is not known yet. */
  said?: Said | undefined;
  /** What its button leads to; none: nothing that Drawbridge could do. */
  fix?: Fix | undefined;
  /** How far it has gone, such as `7` (days left) or `expired`: each is announced once. None: when it is found. */
  threshold?: string | undefined;
  /** When it ends by itself for the worse: it cannot be silenced beyond that. */
  expiresAt?: Date | undefined;
}

/** What a finding says, in languages other than English. */
export const saidSchema = z.partialRecord(
  z.enum(LANGUAGES),
  z.object({ title: z.string(), meaning: z.string(), remedy: z.string() }),
);
export type Said = z.infer<typeof saidSchema>;

/** The same in the language of the turn; in English where it was found before there was that language. */
export function translated<T extends Pick<Finding, 'title' | 'meaning' | 'remedy' | 'said'>>(finding: T): T {
  return { ...finding, ...finding.said?.[language()] };
}

/** What is announced of a finding that has no thresholds. */
export const FOUND = 'found';

export function thresholdOf({ threshold = FOUND }: Pick<Finding, 'threshold'>): string {
  return threshold;
}

export function worstFirst<T extends { severity: Severity; expiresAt?: Date | undefined }>(
  list: readonly T[],
): T[] {
  const soonness = ({ expiresAt }: T) => expiresAt?.getTime() ?? Infinity;
  return [...list].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || compare(soonness(a), soonness(b)),
  );
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
