import type { Log } from '../log';

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
  log: Log;
}
