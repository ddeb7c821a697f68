/** A stretch of each day in which nobody is disturbed, in the wall-clock time of a zone. */
export interface QuietHours {
  /** Minutes after midnight. When it ends before it begins, it ends on the next day. */
  from: number;
  to: number;
  timeZone: string;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** When the quiet that holds now is over; undefined: it is not quiet. */
export function quietUntil(now: Date, hours: QuietHours | undefined): Date | undefined {
  if (hours === undefined || !isQuiet(now, hours)) return undefined;
  const begun = Math.floor(now.getTime() / MINUTE_MS);
  // Wall clocks are put forward and back, so the end is looked for rather than added up.
  for (let minute = begun + 1; minute <= begun + 2 * DAY_MINUTES; minute++) {
    const moment = new Date(minute * MINUTE_MS);
    if (!isQuiet(moment, hours)) return moment;
  }
  return undefined;
}

function isQuiet(moment: Date, { from, to, timeZone }: QuietHours): boolean {
  const minutes = minutesOfDay(moment, timeZone);
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minutesOfDay(moment: Date, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  formats.set(timeZone, format);
  const [hours = 0, minutes = 0] = format.format(moment).split(':').map(Number);
  return hours * 60 + minutes;
}
