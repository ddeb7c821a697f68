import { newestOnly } from '../../src/teams/newest-only';

function held() {
  const begun: string[] = [];
  const finish: (() => void)[] = [];
  const next = newestOnly(async (piece: string) => {
    begun.push(piece);
    await new Promise<void>((resolve) => finish.push(resolve));
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { begun, finish, next, settle };
}

it('leaves out what was overtaken, and never the last', async () => {
  const { begun, finish, next, settle } = held();
  for (const piece of ['first', 'second', 'third']) next('key', piece);
  expect(begun).toEqual(['first']);
  finish[0]?.();
  await settle();
  expect(begun).toEqual(['first', 'third']);
  finish[1]?.();
  await settle();
  next('key', 'fourth');
  expect(begun).toEqual(['first', 'third', 'fourth']);
});

it('does not wait for another key', () => {
  const { begun, next } = held();
  next('stuck', 'one');
  next('free', 'two');
  expect(begun).toEqual(['one', 'two']);
});

it('goes on after a failure', async () => {
  const done: string[] = [];
  const next = newestOnly((piece: string) => {
    done.push(piece);
    return piece === 'bad' ? Promise.reject(new Error('bad')) : Promise.resolve();
  });
  next('key', 'bad');
  await new Promise((resolve) => setImmediate(resolve));
  next('key', 'good');
  expect(done).toEqual(['bad', 'good']);
});
