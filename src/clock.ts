/** Gives the present moment. Everything that asks for the time takes one of these, so that a test can set it. */
export type Clock = () => Date;

/** The wall clock of this machine. */
export const systemClock: Clock = () => new Date();
