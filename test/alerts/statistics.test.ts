import { createStatistics } from '../../src/alerts/statistics';

it('lets PostgreSQL look at the first many, at each doubling, and at the end', async () => {
  const asked: string[] = [];
  const query = (text: string) => {
    asked.push(text);
    return Promise.resolve();
  };
  const statistics = createStatistics({ pool: { query } as never });
  const looksAfter = async (pages: number) => {
    asked.length = 0;
    for (let page = 0; page < pages; page++) await statistics.stored('alerts', 200);
    return asked.length;
  };
  expect(await looksAfter(2)).toBe(0);
  expect(await looksAfter(1)).toBe(1);
  expect(asked[0]).toContain('vacuum (analyze) alerts');
  expect(await looksAfter(97)).toBeLessThan(7);
  await statistics.settled('alerts');
  const atTheEnd = asked.length;
  await statistics.settled('alerts');
  await statistics.stored('incidents', 200);
  await statistics.settled('incidents');
  expect(asked).toHaveLength(atTheEnd);
});
