/** The present moment. The sandbox asks for it here only, so that a test can set it. */
export type Clock = () => Date;

/** This machine's clock. */
export const wallClock: Clock = () => new Date();

/** Seconds since 1970, whole, as JWTs count them. */
export function epochSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
