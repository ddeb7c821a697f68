/** From so many turns at once on, what can wait lets them go first. */
const MANY = 8;
/** What can wait goes on after so long at the latest, however many ask: no alert may stay away for ever. */
const LONGEST_MS = 1_000;
const LOOK_EVERY_MS = 50;

/** How many people wait for an answer just now. */
export interface Rush {
  during<T>(turn: () => Promise<T>): Promise<T>;
  /** Ends as soon as few people wait, after a second at the latest. */
  makeWay(): Promise<void>;
}

export function createRush(sleep: (milliseconds: number) => Promise<void>): Rush {
  let turns = 0;
  return {
    async during(turn) {
      turns++;
      try {
        return await turn();
      } finally {
        turns--;
      }
    },
    async makeWay() {
      for (let waited = 0; turns >= MANY && waited < LONGEST_MS; waited += LOOK_EVERY_MS)
        await sleep(LOOK_EVERY_MS);
    },
  };
}
