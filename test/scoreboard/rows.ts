/** What a figure has to be. */
export type Target = { is: number } | { below: number; unit: string };

export interface Row {
  number: number;
  measure: string;
  /** The figures that hold it, by name. */
  targets: Readonly<Record<string, Target>>;
  /** The test that tells them, or the program that measures them. */
  from: string;
}

const NONE: Target = { is: 0 };

/** What must hold, whatever attackers and faults do. A row's figures come from `from`, by `score` there. */
export const ROWS: readonly Row[] = [
  {
    number: 1,
    measure: 'forged or misdirected tokens',
    targets: { accepted: NONE },
    from: 'test/threats/forged-tokens.test.ts',
  },
  {
    number: 2,
    measure: 'junk requests',
    targets: { accepted: NONE, 'growth of the heap': { below: 5, unit: 'MB' } },
    from: 'test/threats/junk-requests.test.ts',
  },
  {
    number: 3,
    measure: 'fuzzed activities and card payloads',
    targets: { 'answers of 5xx': NONE, 'unauthorised effects': NONE },
    from: 'test/threats/fuzzed-activities.test.ts',
  },
  {
    number: 4,
    measure: 'one approval clicked 100 times at once',
    targets: { executions: { is: 1 } },
    from: 'test/threats/approvals.test.ts',
  },
  {
    number: 5,
    measure: 'approvals expired, replayed, superseded, by the proposer alone, a guest, a stranger',
    targets: { executed: NONE },
    from: 'test/threats/approvals.test.ts',
  },
  {
    number: 6,
    measure: 'tenants against the conversations and records of each other',
    targets: { leaks: NONE },
    from: 'test/threats/tenants-apart.test.ts',
  },
  {
    number: 7,
    measure: 'kill -9 at every call of a setup',
    targets: { 'applications, credentials or permissions too many': NONE },
    from: 'test/crash/kill-at-every-call.test.ts',
  },
  {
    number: 8,
    measure: 'propagation of 0 to 10 minutes, with flapping reads',
    targets: { 'setups not completed': NONE },
    from: 'test/threats/propagation.test.ts',
  },
  {
    number: 9,
    measure: '504 after it was carried out, on every POST and PATCH',
    targets: { duplicates: NONE },
    from: 'test/conversation/faults.test.ts',
  },
  {
    number: 10,
    measure: 'roles granted that the list of permissions does not hold',
    targets: { granted: NONE },
    from: 'test/threats/roles-outside.test.ts',
  },
  {
    number: 11,
    measure: 'alerts on a day with 5 % 429, 2 % 5xx, 1 % resets, late and changed ones, ten kills',
    targets: { lost: NONE, doubled: NONE },
    from: 'test/crash/everything-at-once.test.ts',
  },
  {
    number: 12,
    measure: 'alerts of one moment',
    targets: { lost: NONE },
    from: 'test/alerts/ingestion/poll.test.ts',
  },
  {
    number: 13,
    measure: 'a page that always fails: polls by which everything else is late',
    targets: { polls: { is: 1 } },
    from: 'test/alerts/ingestion/passed-over.test.ts',
  },
  {
    number: 14,
    measure: 'clocks ten minutes apart, and an outage of a day',
    targets: { lost: NONE },
    from: 'test/alerts/ingestion/poll.test.ts',
  },
  {
    number: 15,
    measure: 'kill -9 while alerts are read',
    targets: { 'cursors ahead of the data': NONE },
    from: 'test/crash/kill-while-reading.test.ts',
  },
  {
    number: 16,
    measure: 'calls throttled, with a time to wait',
    targets: { 'repeated too soon': NONE },
    from: 'test/threats/retry-after.test.ts',
  },
  {
    number: 17,
    measure: 'hostile texts in every field of alerts, mails and files',
    targets: { 'live texts': NONE, 'elements changed': NONE, 'foreign links': NONE, formulae: NONE },
    from: 'test/threats/hostile-texts.test.ts',
  },
  {
    number: 18,
    measure: 'hostile addresses',
    targets: { connections: NONE },
    from: 'test/threats/hostile-addresses.test.ts',
  },
  {
    number: 19,
    measure: 'canary secrets in logs, cards, prompts, files and the database',
    targets: { found: NONE },
    from: 'test/threats/canary-secrets.test.ts',
  },
  {
    number: 20,
    measure: 'the audit record: down, and altered behind its back',
    targets: { 'effects while it is down': NONE, 'alterations unseen': NONE },
    from: 'test/threats/altered-audit.test.ts',
  },
  {
    number: 21,
    measure: '1,000 messages and clicks of 100 people who ask at once, while alerts are read',
    targets: {
      'p99 of answers': { below: 2000, unit: 'ms' },
      'p99 of acknowledged clicks': { below: 1000, unit: 'ms' },
      dropped: NONE,
    },
    from: 'test/load/load.ts',
  },
  {
    number: 22,
    measure: 'a storm of alerts',
    targets: { "sends over Teams' limits": NONE, 'cards an incident': { is: 1 } },
    from: 'test/threats/alert-storm.test.ts',
  },
  {
    number: 23,
    measure: 'notices of an expiry at each threshold, over a year with replicas and restarts',
    targets: { lost: NONE, doubled: NONE },
    from: 'test/health/year.test.ts',
  },
  {
    number: 24,
    measure: 'memory of a bot that is used for an hour, after it has warmed up',
    targets: { slope: { below: 1, unit: 'MB/h' } },
    from: 'test/load/soak.ts',
  },
];

/** Whether a figure is what it has to be. */
export function holds(figure: number, target: Target): boolean {
  return 'is' in target ? figure === target.is : figure < target.below;
}

export function targetInWords(target: Target): string {
  return 'is' in target ? String(target.is) : `< ${target.below} ${target.unit}`;
}
