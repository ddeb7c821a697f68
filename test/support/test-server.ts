/** The PostgreSQL of this test run: kept here from its setup to its teardown. */
export const testServer: { current: { home: string; stop: () => Promise<void> } | undefined } = {
  current: undefined,
};
