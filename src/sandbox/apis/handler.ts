import type { Answer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import type { World } from '../world';

/** Answers a call of one API; undefined when the address is none of its. `heard` learns which client calls. */
export type ApiHandler = (
  world: World,
  incoming: Incoming,
  heard: (clientId: string) => void,
) => Promise<Answer | undefined>;
