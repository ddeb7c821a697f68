import type { Approval } from '../connection/approvals/approval';
import type { ApprovalStore } from '../connection/approvals/approval-store';
import type { Connection } from '../connection/connection-store';
import type { Database } from '../store/database';
import type { Facts } from './facts';
import { inEveryLanguage } from '../texts/texts';
import { type Finding, type Said, worstFirst } from './finding';
import { finders } from './findings';
import { grantedSoFar } from './permissions';
import type { ReadFacts, TodaysFacts } from './read-facts';
import { reconcile, type Sighting } from './reconcile';
import { readFindings, type StoredFinding } from './stored-finding';

/** What a check came to. */
export interface Checkup {
  /** What is open now, the worst first. */
  open: StoredFinding[];
  facts: TodaysFacts;
}

export interface CheckTools {
  database: Database;
  approvals: Pick<ApprovalStore, 'latest'>;
  readFacts: ReadFacts;
}

export type Check = (connection: Connection) => Promise<Checkup>;

/**
 * Checks a connection: reads the facts, makes findings of them, and keeps what has changed together with what is to be
 * told of it, in one transaction. Any number may run at once. While a plan is carried out nothing is concluded.
 */
export function createCheck({ database, approvals, readFacts }: CheckTools): Check {
  return async (connection) => {
    const { tenantId, id } = connection;
    const work = await approvals.latest(tenantId, id);
    const facts = await readFacts(connection);
    const calm = work?.state !== 'approved' && isSame(work, await approvals.latest(tenantId, id));
    const open = await database.inTenant(tenantId, async (tx) => {
      if (calm)
        await reconcile(tx, connection, facts.now, (grantedBefore) =>
          sightingOf({ ...facts, work, grantedBefore }),
        );
      return readFindings(tx, tenantId, id, 'open');
    });
    return { open: worstFirst(open), facts };
  };
}

/** Whether no plan was begun or ended while the facts were read: they could be of both sides of it. */
function isSame(before: Approval | undefined, after: Approval | undefined): boolean {
  return before?.id === after?.id && before?.state === after?.state;
}

/** What a finding says in the other languages, in which it was found with the same key. */
function saidOf(
  { key }: Finding,
  others: Readonly<Record<string, readonly { found: Finding[] | undefined }[]>>,
): Said {
  return Object.fromEntries(
    Object.entries(others).flatMap(([language, kinds]) => {
      const same = kinds.flatMap(({ found = [] }) => found).find((one) => one.key === key);
      if (same === undefined) return [];
      const { title, meaning, remedy } = same;
      return [[language, { title, meaning, remedy }]];
    }),
  );
}

function sightingOf(facts: Facts): Sighting {
  const { en, ...others } = inEveryLanguage(() =>
    Object.entries(finders).map(([kind, find]) => ({ kind, found: find(facts) })),
  );
  const told = new Set(en.flatMap(({ kind, found }) => (found === undefined ? [] : [kind])));
  const found = en.flatMap((one) => one.found ?? []).map((one) => ({ ...one, said: saidOf(one, others) }));
  const granted = facts.tenant.known ? grantedSoFar(facts, facts.tenant.value.actual) : undefined;
  return { found, told, granted };
}
