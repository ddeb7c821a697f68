import { readsIncidents } from '../../connection/desired-state';
import type { Facts, Finder } from '../facts';
import type { Finding } from '../finding';
import { texts } from '../../texts/texts';

const MINUTE_MS = 60_000;
/** Some polls may fail without harm: the next one reads what they would have. */
const LATE_POLLS = 10;
const SHORTEST_LATE_MS = 5 * MINUTE_MS;
const STOPPED_MS = 60 * MINUTE_MS;

type What = 'alerts' | 'incidents';

/** Alerts or incidents have not been read for a while. First that they are late is announced, then that they have stopped. */
export const ingestionLate: Finder = (facts) => {
  const { connection, ingestion, incidents } = facts;
  const ofAlerts = lateOnes('alerts', ingestion, facts);
  // The same trouble is told once.
  if (ofAlerts.length > 0 || !readsIncidents(connection.desired)) return ofAlerts;
  // Asked for later than the connection was made, they are read with the next poll.
  if (incidents === undefined) return [];
  return lateOnes('incidents', incidents, facts);
};

function lateOnes(what: What, state: Facts['ingestion'], facts: Facts): Finding[] {
  const since = state?.lastSuccessAt ?? facts.connection.savedAt;
  if (since === undefined) return [];
  const silent = facts.now.getTime() - since.getTime();
  return silent > lateAfter(facts) ? [late(what, state?.lastError, facts, silent)] : [];
}

/** For how many milliseconds nothing may be read before it counts as late. */
function lateAfter({ pollSeconds }: Facts): number {
  return Math.max(SHORTEST_LATE_MS, LATE_POLLS * pollSeconds * 1000);
}

function late(what: What, error: string | undefined, facts: Facts, silent: number): Finding {
  const stopped = silent > Math.max(STOPPED_MS, 2 * lateAfter(facts));
  const words = texts().findings.late;
  return {
    key: what === 'alerts' ? 'ingestion-late' : 'ingestion-late incidents',
    kind: 'ingestion-late',
    severity: stopped ? 'critical' : 'warning',
    title: stopped ? words.stopped[what] : words.late[what],
    meaning: words.meaning(inWords(silent)),
    remedy: error === undefined ? words.seeLog : words.lastTry(error),
    threshold: stopped ? 'stopped' : 'late',
  };
}

function inWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE_MS);
  const words = texts().findings.late;
  if (minutes < 120) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.hours(hours) : words.days(Math.floor(hours / 24));
}
