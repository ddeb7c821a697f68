export const audit = {
  /** By the actions of entries, where one is not called by its own words. */
  actions: {} as Readonly<Record<string, string>>,
  many: (most: number) => `Type audit and a number from 1 to ${most}, audit verify, or audit export csv.`,
  howMany: 'How many entries?',
  empty: 'The audit is empty',
  newest: (shown: number, total: number) => `Audit: the newest ${shown} of ${total} entries`,
  context: 'Decisions, refusals, and every change before it was sent. Entries cannot be changed or deleted.',
  verify: 'Verify',
  export: 'Export',
  itself: 'Drawbridge by itself',
  whole: {
    title: 'The audit is whole',
    text: (total: number) =>
      `All ${total} entries fit together: each one's hash covers the entry and the one before it.`,
  },
  endCut: {
    title: 'The end of the audit is not as it was',
    text: (total: number) =>
      `The ${total} entries fit together, but not with the seal on the last: entries were removed, or all were written anew. Compare it with a backup of the database.`,
  },
  altered: {
    title: (entry: number) => `Entry ${entry} of the audit was altered`,
    text: 'It, or the one before it, is not as it was written. Compare it with a backup of the database.',
  },
};
