import type { Graph } from '../../microsoft/graph/client';
import { readLicences } from '../../microsoft/graph/licences';
import { type Authority, type DesiredState, recommendedSettings } from '../desired-state';
import { whyNotLicensed } from '../licences';
import { capabilityWords } from '../permissions';

/** What a tenant is recommended. */
export interface Recommendation {
  desired: DesiredState;
  /** What would be recommended too, if the tenant had the licence for it; in words. */
  without: { title: string; why: string }[];
}

/** The recommended settings, but for what the tenant has no licence for. @throws GraphFailure */
export async function recommend(graph: Graph, authority: Authority): Promise<Recommendation> {
  const licences = await readLicences(graph);
  const settings = recommendedSettings(authority);
  const without = settings.capabilities.flatMap((capability) => {
    const why = whyNotLicensed(capability, licences);
    return why === undefined ? [] : [{ title: capabilityWords(capability).title, why }];
  });
  const capabilities = settings.capabilities.filter(
    (capability) => whyNotLicensed(capability, licences) === undefined,
  );
  return { desired: { ...settings, capabilities }, without };
}
