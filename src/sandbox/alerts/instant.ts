const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * An ISO 8601 date-time in UTC with seven decimals, so that two of them compare as text; undefined when it is none.
 * Graph's date-times have up to seven, more than a JavaScript Date holds.
 */
export function canonicalInstant(text: string): string | undefined {
  const [, day, minutes, seconds = '00', decimals = '', zone] = instant.exec(text) ?? [];
  if (day === undefined || minutes === undefined || zone === undefined) return undefined;
  const moment = new Date(`${day}T${minutes}:${seconds}${zone.toUpperCase()}`);
  if (Number.isNaN(moment.getTime())) return undefined;
  return `${moment.toISOString().slice(0, 19)}.${decimals.padEnd(7, '0').slice(0, 7)}Z`;
}
