import { formatDate } from '../../connection/dates';
import type { Finder } from '../facts';
import type { Finding } from '../finding';

/** Stretches of time fail whenever they are asked for: what was changed in them is not read, and everything else is. */
export const ingestionPassedOver: Finder = ({ troubles }) =>
  (['alerts', 'incidents'] as const).flatMap((stream) => {
    const gaps = troubles.gaps[stream];
    const [first] = gaps;
    return first === undefined ? [] : [toFinding(stream, gaps.length, first)];
  });

function toFinding(
  stream: 'alerts' | 'incidents',
  count: number,
  { from, error }: { from: Date; error: string },
): Finding {
  const when = `${formatDate(from)}, ${from.toISOString().slice(11, 19)} UTC`;
  const where = count === 1 ? `a moment (${when})` : `${count} moments (the first: ${when})`;
  return {
    key: `ingestion-passed-over ${stream}`,
    kind: 'ingestion-passed-over',
    severity: 'warning',
    title: `Microsoft does not give some ${stream}`,
    meaning: `Those that were changed at ${where} are not in chat. All others are read as usual.`,
    remedy: `It is tried again by itself. Until then look for them in the Defender portal. Microsoft says: ${error}`,
  };
}
