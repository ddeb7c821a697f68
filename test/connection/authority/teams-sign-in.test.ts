import { randomUUID } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { createTeamsSignIn } from '../../../src/connection/authority/teams-sign-in';
import type { Approval, Click } from '../../../src/connection/approvals/approval';

const tenantId = randomUUID();
const by = randomUUID();
const approval = { id: 'a', tenantId, plan: { hash: 'abc' } } as Approval;
const click: Click = { by, name: 'Ada', conversationId: 'c', activityId: undefined };

/** Entra itself makes no token of somebody else out of a person's own, so it is stood in for here. */
function signIn(exchanged: { userId: string; tenantId: string }) {
  const kept: unknown[] = [];
  const audited: string[] = [];
  const person = { token: 'graph', expiresAt: new Date(), name: 'Ada Lindqvist', ...exchanged };
  const { finish } = createTeamsSignIn({
    exchangeOf: () => () => Promise.resolve(person),
    delegations: {
      keep: (_, delegation) => Promise.resolve(void kept.push(delegation)),
      find: () => Promise.resolve(undefined),
      drop: () => Promise.resolve(),
      dropExpired: () => Promise.resolve(),
    },
    audit: {
      record: (_, { action }) => Promise.resolve(void audited.push(action)),
      newest: () => Promise.reject(new Error('not asked for')),
      each: () => {
        throw new Error('not asked for');
      },
      firstBroken: () => Promise.reject(new Error('not asked for')),
    },
    decide: (_, { name }, chosen) =>
      Promise.resolve({ outcome: 'decided', approval: { ...approval, approverName: name, chosen } }),
  });
  return { kept, audited, finish };
}

function token(claims: Record<string, unknown>): string {
  return new UnsecuredJWT(claims).encode();
}

it('lets the click count when both tokens name who clicked', async () => {
  const { finish, kept } = signIn({ userId: by, tenantId });
  const result = await finish(approval, click, ['one'], token({ oid: by.toUpperCase(), tid: tenantId }));
  expect(result).toMatchObject({
    outcome: 'decided',
    decision: { approval: { approverName: 'Ada Lindqvist', chosen: ['one'] } },
  });
  expect(kept).toHaveLength(1);
});

it.each([
  ['another person', { userId: randomUUID(), tenantId }],
  ['another tenant', { userId: by, tenantId: randomUUID() }],
])('keeps nothing when Entra made a token of %s', async (_, exchanged) => {
  const { finish, kept, audited } = signIn(exchanged);
  expect(await finish(approval, click, undefined, token({ oid: by, tid: tenantId }))).toEqual({
    outcome: 'somebody-else',
  });
  expect(kept).toEqual([]);
  expect(audited).toEqual(['plan.refused']);
});

it('takes a person of another tenant for somebody else, whatever their id', async () => {
  const { finish, kept } = signIn({ userId: by, tenantId });
  const foreign = token({ oid: by, tid: randomUUID() });
  expect(await finish(approval, click, undefined, foreign)).toEqual({ outcome: 'somebody-else' });
  expect(kept).toEqual([]);
});

it.each([{}, { oid: by }, { oid: 5, tid: tenantId }, { oid: 'x', tid: 'y' }])(
  'takes %j for no token of a person',
  async (claims) => {
    const { finish } = signIn({ userId: by, tenantId });
    expect(await finish(approval, click, undefined, token(claims))).toEqual({ outcome: 'bad-token' });
  },
);
