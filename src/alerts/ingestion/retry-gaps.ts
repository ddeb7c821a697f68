import type { Transaction } from '../../store/database';
import type { StreamOwner } from '../owner';
import { closeGap, dueGap, forgetGaps, type Gap, hurryGaps, keepGap, readGaps, triedAgain } from './gaps';
import { readOneByOne } from './one-by-one';
import { ownerOf, type Reading } from './reading';
import { failureOf, inOneLine, isHopeless, othersAreAnswered } from './requests';
import { readWindow } from './window';

/** What a poll spends on what was passed over, of the 150 requests a minute that Graph allows. */
const MOST_PAGES = 40;
/** With more of them none is made shorter: reading around them would cost too much. */
const MOST_GAPS = 40;
/** That it fails is expected. */
const ATTEMPTS = 2;
/** `$filter` is written to the millisecond. */
const SHORTEST_MS = 1;

/**
 * Tries anew what was passed over, where its time has come. What can be read is a gap no more; of what cannot, each
 * half is tried by itself, down to a millisecond, and of that what can be had record by record.
 *
 * @throws GraphFailure when nothing at all can be read
 */
export async function retryGaps(reading: Reading): Promise<void> {
  if (reading.gaps.length === 0) return;
  const mostPages = reading.pages + MOST_PAGES;
  await change(reading, (tx, owner) => forgetGaps(tx, owner, reading.keptSince));
  while (reading.pages < mostPages) {
    const gap = await inTransaction(reading, (tx, owner) => dueGap(tx, owner, reading.tools.clock()));
    if (gap === undefined) return;
    await retry(gap, reading, mostPages);
  }
}

async function retry(gap: Gap, reading: Reading, mostPages: number): Promise<void> {
  const window = { from: gap.from, to: gap.to };
  const manner = { again: false, attempts: ATTEMPTS };
  const failure = await failureOf(readWindow(window, manner, reading, () => undefined));
  if (failure === undefined) return close(gap, reading);
  if (isHopeless(failure) || !(await othersAreAnswered(reading))) throw failure;
  const middle = middleOf(gap);
  if (middle !== undefined && reading.gaps.length < MOST_GAPS)
    return change(reading, async (tx, owner) => {
      const half = { ...gap, tries: 0, nextTryAt: reading.tools.clock(), error: inOneLine(failure) };
      await keepGap(tx, owner, { ...half, to: middle });
      await keepGap(tx, owner, { ...half, from: middle });
    });
  if (middle === undefined) await readOneByOne(window, reading, { mostPages, attempts: ATTEMPTS });
  const tried = triedAgain(gap, reading.tools.clock(), inOneLine(failure));
  return change(reading, (tx, owner) => keepGap(tx, owner, tried));
}

/** When one that has failed as it is can be read, the trouble may be over for the others too. */
function close(gap: Gap, reading: Reading): Promise<void> {
  return change(reading, async (tx, owner) => {
    await closeGap(tx, owner, gap);
    if (gap.tries > 0) await hurryGaps(tx, owner, reading.tools.clock());
  });
}

/** Undefined: it cannot be made shorter. */
function middleOf({ from, to }: Gap): Date | undefined {
  const length = to.getTime() - from.getTime();
  return length <= SHORTEST_MS ? undefined : new Date(from.getTime() + Math.floor(length / 2));
}

async function change(
  reading: Reading,
  work: (tx: Transaction, owner: StreamOwner) => Promise<void>,
): Promise<void> {
  reading.gaps = await inTransaction(reading, async (tx, owner) => {
    await work(tx, owner);
    return readGaps(tx, owner);
  });
}

function inTransaction<T>(
  reading: Reading,
  work: (tx: Transaction, owner: StreamOwner) => Promise<T>,
): Promise<T> {
  const owner = ownerOf(reading);
  return reading.tools.database.inTenant(owner.tenantId, (tx) => work(tx, owner));
}
