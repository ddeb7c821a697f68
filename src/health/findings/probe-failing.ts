import type { Finder } from '../facts';

/** One smallest real call of what a capability promises was refused or not answered. */
export const probeFailing: Finder = ({ probes }) => {
  if (probes?.known !== true) return undefined;
  return probes.value
    .filter(({ ok }) => !ok)
    .map(({ capability, title, detail, remedy = '' }) => ({
      key: `probe-failing ${capability} ${title}`,
      kind: 'probe-failing',
      severity: capability === 'alerts' ? 'critical' : 'warning',
      title: `${title}: the connection cannot be used for it`,
      meaning: `${detail}, with the connection's own identity, just now.`,
      remedy,
    }));
};
