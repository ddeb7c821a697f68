import type { Log } from '../log';
import type { Brought } from './sso/brought';

/** Who asks, as the verified activity says. */
export interface Asker {
  tenantId: string;
  /** The id of the user in Entra, in lower case. */
  aadObjectId: string;
  name: string;
}

/** One thing said or clicked, and where. */
export interface Turn {
  asker: Asker;
  conversation: { id: string; kind: 'personal' | 'groupChat' | 'channel' };
  /** The team of the channel, by its group in Entra. */
  team: { id: string; name: string } | undefined;
  /** The message whose card was clicked; undefined for something said. */
  activityId: string | undefined;
  /** The asker's IANA time zone, when Teams tells it. */
  timezone: string | undefined;
  /** What Teams came back with after it was asked to sign the asker on. */
  brought: Brought | undefined;
  log: Log;
}
