import { createRush } from '../src/rush';

const forEver = () => new Promise<never>(() => undefined);

it('lets what can wait go on at once while few people wait', async () => {
  const slept: number[] = [];
  const rush = createRush((milliseconds) => Promise.resolve(void slept.push(milliseconds)));
  await rush.during(() => Promise.resolve());
  for (let turn = 0; turn < 7; turn++) void rush.during(forEver);
  await rush.makeWay();
  expect(slept).toEqual([]);
});

it('lets many who wait go first, until few are left', async () => {
  const ends: (() => void)[] = [];
  const rush = createRush(() => {
    ends.pop()?.();
    return Promise.resolve();
  });
  for (let turn = 0; turn < 10; turn++)
    void rush.during(() => new Promise<void>((resolve) => ends.push(resolve)));
  await rush.makeWay();
  expect(ends).toHaveLength(7);
});

it('counts a turn that failed as over, and makes way for a second at most', async () => {
  let slept = 0;
  const rush = createRush((milliseconds) => {
    slept += milliseconds;
    return Promise.resolve();
  });
  for (let turn = 0; turn < 8; turn++)
    await expect(rush.during(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await rush.makeWay();
  expect(slept).toBe(0);
  for (let turn = 0; turn < 8; turn++) void rush.during(forEver);
  await rush.makeWay();
  expect(slept).toBe(1_000);
});
