import { createLosses } from '../../src/telemetry/losses';

it('tells of the first loss at once, and of further ones together, once in a while', () => {
  const told: [number, string][] = [];
  let now = 0;
  const losses = createLosses(
    (...one) => told.push(one),
    () => now,
  );
  losses(3, 'ECONNREFUSED');
  for (let batch = 0; batch < 100; batch++) losses(5, 'ECONNREFUSED');
  expect(told).toEqual([[3, 'ECONNREFUSED']]);
  now += 10 * 60_000;
  losses(1, 'status 503');
  expect(told.slice(1)).toEqual([[501, 'status 503']]);
});
