/** A stretch of lastUpdateDateTime: from inclusive, to exclusive (undefined: no end). */
export interface Window {
  from: Date;
  to: Date | undefined;
  /** Only these; undefined: all of them. */
  severities?: readonly string[] | undefined;
}
