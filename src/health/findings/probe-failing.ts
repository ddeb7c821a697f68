import { probeInWords, type ProbeResult, type ProbeWords } from '../../connection/test-connection';
import type { Finder } from '../facts';
import type { Finding } from '../finding';
import { speaking, texts } from '../../texts/texts';

/** One smallest real call of what a capability promises was refused or not answered. */
export const probeFailing: Finder = ({ probes, connection }) => {
  if (probes?.known !== true) return undefined;
  const failed = probes.value.filter(({ ok }) => !ok);
  const [first] = failed.map(probeInWords);
  if (first !== undefined && haveOneCause(failed, probes.value))
    return [nothingWorks(first, connection.name)];
  return failed.map(toFinding);
};

/** All of them failed, and the same is to be done about each: it is one trouble, not many. */
function haveOneCause(failed: readonly ProbeResult[], all: readonly ProbeResult[]): boolean {
  return (
    all.length > 1 &&
    failed.length === all.length &&
    new Set(failed.map((one) => probeInWords(one).remedy)).size === 1
  );
}

function nothingWorks({ remedy = '' }: ProbeWords, name: string): Finding {
  return {
    key: 'probe-failing all',
    kind: 'probe-failing',
    severity: 'critical',
    title: texts().findings.probeFailing.nothingWorks(name),
    meaning: texts().findings.probeFailing.nothingWorksMeaning,
    remedy,
  };
}

function toFinding(result: ProbeResult): Finding {
  const { capability } = result;
  const { title, detail, remedy = '' } = probeInWords(result);
  return {
    // The same in every language.
    key: `probe-failing ${capability} ${speaking('en', () => probeInWords(result).title)}`,
    kind: 'probe-failing',
    severity: capability === 'alerts' ? 'critical' : 'warning',
    title: texts().findings.probeFailing.title(title),
    meaning: texts().findings.probeFailing.meaning(detail),
    remedy,
  };
}
