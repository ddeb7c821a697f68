import { randomBytes } from 'node:crypto';

/** Source: learn.microsoft.com/defender-endpoint/api/run-live-response (limitations). */
export const SESSION_CALLS = { calls: 10, seconds: 60 };
export const MOST_SESSIONS = 25;

/** A script of the library, with its text. */
export interface LibraryEntry {
  fileName: string;
  text: string;
  description: string | null;
  parametersDescription: string | null;
  creationTime: string;
  lastUpdatedTime: string;
}

export interface Command {
  type: 'PutFile' | 'RunScript' | 'GetFile';
  params: { key: string; value: string }[];
}

/** What a command came to, once it has run. */
export interface CommandEnd {
  failed: boolean;
  errors: string[];
  /** What its result link leads to. */
  result: Buffer | undefined;
}

/** A live response session. */
export interface Session {
  id: string;
  machineId: string;
  comment: string;
  requestor: string;
  createdAt: Date;
  changedAt: Date;
  /** When the device took it up; undefined while it waits. */
  startedAt: Date | undefined;
  commands: Command[];
  /** One for each command that has ended. */
  ends: CommandEnd[];
  cancelled: { at: Date; comment: string } | undefined;
}

/** How a device is for live response. */
export interface DeviceState {
  /** It does not answer; undefined: as its health says. */
  offline: boolean | undefined;
  /** When it answered again last. */
  onlineSince: Date | undefined;
  /** Somebody has a session from the portal until then. */
  busyUntil: Date | undefined;
  /** Its quarantine is empty, or gives back other bytes than it took. */
  quarantine: 'kept' | 'emptied' | 'spoilt';
  /** Files that scripts have left, by their path. */
  temp: Map<string, Buffer>;
}

export interface LiveResponse {
  library: Map<string, LibraryEntry>;
  /** The oldest first. */
  sessions: Session[];
  /** Seconds that the device takes to take a session up, and for each command. */
  paceSeconds: number;
  /** What result links are signed with. */
  linkKey: Buffer;
  device(machineId: string): DeviceState;
}

const USUAL_PACE = 2;

export function createLiveResponse(): LiveResponse {
  const devices = new Map<string, DeviceState>();
  return {
    library: new Map(),
    sessions: [],
    paceSeconds: USUAL_PACE,
    linkKey: randomBytes(32),
    device(machineId) {
      const known = devices.get(machineId) ?? {
        ...{ offline: undefined, onlineSince: undefined, busyUntil: undefined, quarantine: 'kept' as const },
        temp: new Map<string, Buffer>(),
      };
      devices.set(machineId, known);
      return known;
    },
  };
}
