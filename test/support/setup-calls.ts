import type { SandboxState } from './programs';

/** How many calls of Graph a setup has made of all that a tenant was asked, up to the first look for alerts. */
export function graphCallsOfSetup(requests: SandboxState['requests']): number {
  const reads = requests.findIndex(({ path }) => path.includes('/security/alerts_v2?$filter'));
  return requests.slice(0, reads).filter(({ path, batched }) => path.startsWith('/v1.0/') && batched !== true)
    .length;
}
