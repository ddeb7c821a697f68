import { formatDate } from '../../connection/dates';
import type { Finder } from '../facts';
import type { Finding } from '../finding';
import { texts } from '../../texts/texts';

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
  const words = texts().findings.passedOver;
  return {
    key: `ingestion-passed-over ${stream}`,
    kind: 'ingestion-passed-over',
    severity: 'warning',
    title: words.titles[stream],
    meaning: words.meaning(count, when),
    remedy: words.remedy(error),
  };
}
