/** Why the embedded database cannot be had. */
export type EmbeddedFailureKind =
  | 'platform' // no PostgreSQL is packaged for this machine
  | 'folder' // the data folder cannot be used
  | 'user' // root, and no unprivileged user to run PostgreSQL as
  | 'in-use' // another bot works on this folder
  | 'server'; // PostgreSQL itself did not start

/** The embedded database did not start. The message is one line that says what is wrong and how to mend it. */
export class EmbeddedPostgresFailure extends Error {
  override readonly name = 'EmbeddedPostgresFailure';

  constructor(
    readonly kind: EmbeddedFailureKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
