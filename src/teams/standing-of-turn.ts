import type { People, Standing } from '../connection/people/people';
import type { Turn } from './turn';

/** What the asker of a turn may do: judged once a turn, however many ask. @throws GraphFailure */
export type StandingOfTurn = (turn: Turn) => Promise<Standing>;

export function createStandingOfTurn(people: Pick<People, 'standing'>): StandingOfTurn {
  const judged = new WeakMap<Turn, Promise<Standing>>();
  return (turn) => {
    const known = judged.get(turn);
    if (known !== undefined) return known;
    const standing = people.standing(turn.asker.tenantId, turn.asker.aadObjectId);
    judged.set(turn, standing);
    return standing;
  };
}
