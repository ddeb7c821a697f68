import { randomUUID } from 'node:crypto';
import type { Approval, Click } from '../../../src/connection/approvals/approval';
import { type ApprovalStore, createApprovalStore } from '../../../src/connection/approvals/approval-store';
import { recommendedSettings } from '../../../src/connection/desired-state';
import type { Database } from '../../../src/store/database';
import { migratedDatabase } from '../../support/migrated-database';

let database: Database;
let drop: () => Promise<void>;
let approvals: ApprovalStore;
let now = new Date('2026-11-23T12:00:00Z');

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
  approvals = createApprovalStore(database, () => now);
});
afterAll(() => drop());

const tenantId = randomUUID();
const ada = randomUUID();
let approval: Approval;
let click: Click;

function propose(connectionId: string, policy = { needed: 1, bound: true }): Promise<Approval> {
  const plan = { changes: [], hash: 'hash' };
  return approvals.propose({
    tenantId,
    connectionId,
    plan,
    desired: recommendedSettings('unattended'),
    ...policy,
    approver: { id: ada, name: 'Ada' },
    conversationId: 'chat',
  });
}

beforeEach(async () => {
  now = new Date('2026-11-23T12:00:00Z');
  approval = await propose(randomUUID());
  await approvals.shownAt(tenantId, approval.id, { conversationId: 'chat', activityId: 'card' });
  click = { by: ada, name: 'Ada', conversationId: 'chat', activityId: 'card' };
});

it('is decided once, of a hundred clicks at once', async () => {
  const clicks = Array.from({ length: 100 }, () =>
    approvals.decide(tenantId, approval.id, 'approved', click),
  );
  const outcomes = (await Promise.all(clicks)).map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'decided')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(99);
});

it('has an id of 128 bits', () => {
  expect(Buffer.from(approval.id, 'base64url')).toHaveLength(16);
});

it.each<[string, () => Partial<Click>]>([
  ['another conversation', () => ({ conversationId: 'elsewhere' })],
  ['another card', () => ({ activityId: 'another' })],
])('is not known to a click from %s', async (_, change) => {
  const decision = await approvals.decide(tenantId, approval.id, 'approved', { ...click, ...change() });
  expect(decision.outcome).toBe('unknown');
  expect((await approvals.find(tenantId, approval.id))?.state).toBe('pending');
});

it('refuses somebody else, and stays open for its approver', async () => {
  const wrong = await approvals.decide(tenantId, approval.id, 'approved', { ...click, by: randomUUID() });
  expect(wrong.outcome).toBe('not-yours');
  expect((await approvals.decide(tenantId, approval.id, 'approved', click)).outcome).toBe('decided');
});

it('is not known in another tenant', async () => {
  expect((await approvals.decide(randomUUID(), approval.id, 'approved', click)).outcome).toBe('unknown');
});

it('expires after a day', async () => {
  now = new Date('2026-11-24T12:00:00Z');
  expect((await approvals.decide(tenantId, approval.id, 'approved', click)).outcome).toBe('expired');
});

it('is superseded by the next plan for the same connection', async () => {
  const next = await propose(approval.connectionId);
  const decision = await approvals.decide(tenantId, approval.id, 'approved', click);
  expect(decision).toMatchObject({ outcome: 'already', approval: { state: 'superseded' } });
  expect((await approvals.latest(tenantId, approval.connectionId))?.id).toBe(next.id);
});

it('remembers what a restart has to go on with', async () => {
  await approvals.decide(tenantId, approval.id, 'approved', click);
  expect((await approvals.unfinished()).map(({ id }) => id)).toContain(approval.id);
  await approvals.end(approval, 'done', { marks: [] });
  expect((await approvals.unfinished()).map(({ id }) => id)).not.toContain(approval.id);
});

it('takes two different people where two are needed', async () => {
  approval = await propose(randomUUID(), { needed: 2, bound: false });
  await approvals.shownAt(tenantId, approval.id, { conversationId: 'chat', activityId: 'card' });
  const decide = (by: string) => approvals.decide(tenantId, approval.id, 'approved', { ...click, by });
  expect((await decide(ada)).outcome).toBe('first');
  expect((await decide(ada)).outcome).toBe('again');
  expect((await approvals.find(tenantId, approval.id))?.state).toBe('pending');
  expect((await decide(randomUUID())).outcome).toBe('decided');
  expect((await approvals.find(tenantId, approval.id))?.given).toHaveLength(2);
});
