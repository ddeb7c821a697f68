import { randomUUID } from 'node:crypto';
import { noticeCard } from '../../src/cards/notice';
import { withRateLimit } from '../../src/teams/rate-limit';
import type { Router } from '../../src/teams/router';
import type { Turn } from '../../src/teams/turn';
import { turnIn } from '../support/turn-in';

let now: Date;
let answered: number;
let refused: number;
let router: Router;

beforeEach(() => {
  now = new Date('2026-11-25T10:00:00Z');
  answered = 0;
  refused = 0;
  const answer = () => {
    answered++;
    return Promise.resolve({ card: noticeCard({ title: 'Answer', text: '' }) });
  };
  const inner = {
    ...{ said: answer, clicked: answer, isPatient: () => true },
    shared: () => Promise.resolve({ cards: [] }),
  };
  router = withRateLimit(inner, { perMinute: 6, clock: () => now, refused: () => refused++ });
});

function turnOf(aadObjectId: string): Turn {
  return turnIn('tenant', { id: 'chat', kind: 'personal' }, { id: aadObjectId, name: 'Ada' });
}

async function asks(turn: Turn, times: number): Promise<string> {
  let text = '';
  for (let number = 0; number < times; number++)
    text = (await router.said({ command: 'alerts', words: '', lines: '' }, turn)).card.text;
  return text;
}

it('lets a minute of turns through at once, and then as many as time has passed', async () => {
  const ada = turnOf(randomUUID());
  expect(await asks(ada, 6)).toContain('Answer');
  expect(await asks(ada, 4)).toContain('One moment. That was more than 6 requests');
  expect([answered, refused]).toEqual([6, 4]);
  now = new Date(now.getTime() + 20_000);
  await asks(ada, 5);
  expect(answered).toBe(8);
});

it('counts what is said and what is clicked together, and everybody by themselves', async () => {
  const [ada, ben] = [turnOf(randomUUID()), turnOf(randomUUID())];
  for (let number = 0; number < 6; number++) await router.clicked('alerts.show', {}, ada);
  expect(await asks(ada, 1)).toContain('One moment');
  expect(await router.shared({ by: 'search', query: '' }, ada)).toHaveProperty('refusal');
  expect(await asks(ben, 1)).toContain('Answer');
  expect(router.isPatient('plan.approve')).toBe(true);
});
