/** The database did not take a connection, or the one that was in use was lost. What was not committed is not done. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
  constructor(options: ErrorOptions) {
    super('The database cannot be reached.', options);
  }
}
