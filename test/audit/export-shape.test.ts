import { randomBytes, randomUUID } from 'node:crypto';
import { createAudit } from '../../src/audit/audit';
import { entryHash, GENESIS } from '../../src/audit/chain';
import { AUDIT_FILE, type NamedEntry } from '../../src/audit/export-shape';
import { systemClock } from '../../src/clock';
import { createSealer } from '../../src/vault/seal';
import { writeDown } from '../../src/files/written';
import { migratedDatabase } from '../support/migrated-database';

interface Line {
  number: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
  previousHash: string;
  hash: string;
}

it('writes down all that the chain needs to be followed without the bot', async () => {
  const { database, drop } = await migratedDatabase();
  const audit = createAudit(database, systemClock, createSealer(randomBytes(32)));
  const [tenant, other] = [randomUUID(), randomUUID()];
  // More than are read at a time.
  const count = 501;
  for (let index = 0; index < count; index++) {
    const detail = index % 2 === 0 ? {} : { z: index, a: [{ y: 'ü"\n', b: null }] };
    await audit.record(tenant, {
      actor: randomUUID(),
      action: 'plan.approved',
      subject: `=${index}`,
      detail,
    });
  }
  await audit.record(other, { actor: randomUUID(), action: 'plan.approved', subject: 'foreign', detail: {} });
  const { content } = await writeDown(named(audit.each(tenant)), AUDIT_FILE, 'json', 1_000_000);
  await drop();

  const lines = (JSON.parse(content) as Line[]).reverse();
  expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  let previousHash = GENESIS;
  for (const line of lines) {
    expect(line.previousHash).toBe(previousHash);
    previousHash = entryHash(previousHash, { ...line, at: new Date(line.at) });
    expect(line.hash).toBe(previousHash);
  }
});

async function* named(entries: ReturnType<ReturnType<typeof createAudit>['each']>) {
  for await (const entry of entries) yield { ...entry, name: 'Ada Lindqvist' } satisfies NamedEntry;
}
