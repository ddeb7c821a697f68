import type { SandboxState } from './programs';
import { type Posted, textOf } from './teams-channel';

/** How many changes the plan on a card has. */
export function changesPlanned({ card }: Posted): number {
  return Number(/(\d+) changes/.exec(textOf(card))?.[1]);
}

/** How many calls of Graph a setup has made of all that a tenant was asked, up to the first look for alerts. */
export function graphCallsOfSetup(requests: SandboxState['requests']): number {
  const reads = requests.findIndex(({ path }) => path.includes('/security/alerts_v2?$filter'));
  return requests.slice(0, reads).filter(({ path, batched }) => path.startsWith('/v1.0/') && batched !== true)
    .length;
}
