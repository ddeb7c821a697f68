import type { Card } from '../cards/card';
import type { Connection, ConnectionStore } from '../connection/connection-store';
import type { People } from '../connection/people/people';
import type { Audience } from './commands/define';
import { alertsRefusal, setupRefusal } from './refusals';
import type { StandingOfTurn } from './standing-of-turn';
import type { Turn } from './turn';

/** Decides who may use what, asking the tenant, and says kindly who can help when it is not the asker. */
export function createMayUse(people: People, standingOf: StandingOfTurn, connections: ConnectionStore) {
  /** Whoever set the first connection up, if that is still somebody who can change who may read. */
  async function ownerOf([first]: readonly Connection[]): Promise<string | undefined> {
    const owner = first && (await people.standing(first.tenantId, first.createdBy));
    return owner?.administrator === true ? owner.displayName : undefined;
  }

  return async function mayUse(who: Audience, turn: Turn): Promise<true | Card> {
    if (who === 'anyone') return true;
    const standing = await standingOf(turn);
    if (who === 'admin') return standing.administrator ? true : setupRefusal(standing);
    if (standing.reader || standing.administrator) return true;
    const all = await connections.list(turn.asker.tenantId);
    return alertsRefusal(standing, all, await ownerOf(all));
  };
}
