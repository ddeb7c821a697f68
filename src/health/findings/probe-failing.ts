import type { ProbeResult } from '../../connection/test-connection';
import type { Finder } from '../facts';
import type { Finding } from '../finding';

/** One smallest real call of what a capability promises was refused or not answered. */
export const probeFailing: Finder = ({ probes, connection }) => {
  if (probes?.known !== true) return undefined;
  const failed = probes.value.filter(({ ok }) => !ok);
  const [first] = failed;
  if (first !== undefined && haveOneCause(failed, probes.value))
    return [nothingWorks(first, connection.name)];
  return failed.map(toFinding);
};

/** All of them failed, and the same is to be done about each: it is one trouble, not many. */
function haveOneCause(failed: readonly ProbeResult[], all: readonly ProbeResult[]): boolean {
  return (
    all.length > 1 && failed.length === all.length && new Set(failed.map(({ remedy }) => remedy)).size === 1
  );
}

function nothingWorks({ remedy = '' }: ProbeResult, name: string): Finding {
  return {
    key: 'probe-failing all',
    kind: 'probe-failing',
    severity: 'critical',
    title: `Nothing works for ${name}`,
    meaning: "Every call with the connection's own identity failed just now: no alerts are read.",
    remedy,
  };
}

function toFinding({ capability, title, detail, remedy = '' }: ProbeResult): Finding {
  return {
    key: `probe-failing ${capability} ${title}`,
    kind: 'probe-failing',
    severity: capability === 'alerts' ? 'critical' : 'warning',
    title: `${title}: the connection cannot be used for it`,
    meaning: `${detail}, with the connection's own identity, just now.`,
    remedy,
  };
}
