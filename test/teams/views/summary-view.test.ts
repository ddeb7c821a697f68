import type { Summary } from '../../../src/alerts/summary/model';
import { summaryAnswer } from '../../../src/teams/views/summary-view';
import { elementsOf, problemsOf } from '../../cards/card-problems';
import { textOf } from '../../support/teams-channel';

const NOW = new Date('2026-11-23T12:00:00Z');
const DAY = 86_400_000;

function summaryOf(days: number): Summary {
  return {
    readFrom: undefined,
    total: { now: 1204, before: 1200 },
    bySeverity: new Map([
      ['low', { now: 1000, before: 1200 }],
      ['high', { now: 204, before: 0 }],
    ]),
    days: Array.from({ length: days }, (_, n) => ({
      day: new Date(Date.parse('2026-11-23') - (days - 1 - n) * DAY),
      bySeverity: new Map([
        ['low', 100 + n],
        ['high', n],
      ]),
      before: 90,
    })),
    breakdown: [{ name: 'microsoftSentinel', count: { now: 3, before: 5 } }],
    secondsToResolve: { now: 7_200, before: undefined },
    open: [
      { upToDays: 1, count: 12 },
      { upToDays: undefined, count: 3 },
    ],
  };
}

it.each([7, 30])('draws %i days by severity, with the numbers for those who see no charts', (days) => {
  const { content } = summaryAnswer(summaryOf(days), { days, by: 'severity' }, NOW);
  expect(problemsOf(content)).toEqual([]);
  const charts = elementsOf(content).filter(({ type }) => String(type).startsWith('Chart.'));
  expect(charts.map(({ type }) => type)).toEqual([
    'Chart.VerticalBar.Grouped',
    'Chart.Line',
    'Chart.VerticalBar',
  ]);
  expect(charts[0]).toMatchObject({
    stacked: true,
    data: [{ legend: 'High', color: 'attention' }, { legend: 'Low' }],
  });
  const data = charts[0]?.['data'] as { values: { x: string; y: number }[] }[];
  expect(data[1]?.values).toHaveLength(days);
  expect(data[1]?.values.at(-1)).toEqual({ x: '23 Nov', y: 99 + days });
  const compared = charts[1]?.['data'] as { legend: string; values: { x: string; y: number }[] }[];
  expect(compared.map(({ legend }) => legend)).toEqual(['Now', 'Before']);
  expect(compared[1]?.values.at(-1)).toEqual({ x: '2026-11-23', y: 90 });
  const text = textOf(content);
  expect(text).toContain('1,204 alerts');
  expect(text).toContain('4 more than the 1,200');
  expect(text).toContain('2 h');
  for (const { day } of days === 7 ? summaryOf(7).days.slice(1) : [])
    expect(text).toContain(day.toLocaleString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }));
  expect(text).not.toContain('…');
  expect(text).toContain('under 1 d 12');
});

it('says plainly that there were none before', () => {
  const none: Summary = {
    ...summaryOf(7),
    total: { now: 3, before: 0 },
    breakdown: [{ name: 'microsoftSentinel', count: { now: 3, before: 0 } }],
  };
  const text = textOf(summaryAnswer(none, { days: 7, by: 'source' }, NOW).content);
  expect(text).toContain('none in the 7 days before');
  expect(text).toContain('none before');
});

it('compares with nothing where the days before were not read', () => {
  const young: Summary = { ...summaryOf(30), readFrom: new Date('2026-10-26T08:00:00Z') };
  const { content } = summaryAnswer(young, { days: 30, by: 'source' }, NOW);
  expect(problemsOf(content)).toEqual([]);
  const text = textOf(content);
  expect(text).toContain('read from 2026-10-26 on, so there is nothing to compare with yet');
  expect(text).toContain('0 % of all');
  expect(text).not.toMatch(/before|fewer|more than/);
});

it('leads from a service to its alerts', () => {
  const { content } = summaryAnswer(summaryOf(7), { days: 7, by: 'source' }, NOW);
  expect(problemsOf(content)).toEqual([]);
  expect(textOf(content)).toContain('2 fewer than the 5');
  expect(JSON.stringify(content)).toContain('"query":"source:sentinel since:2026-11-17"');
  expect(elementsOf(content).find(({ type }) => type === 'Chart.Donut')?.['data']).toEqual([
    { legend: 'Sentinel', value: 3 },
  ]);
});

it('draws a severity that is new, whatever it is called', () => {
  const odd: Summary = { ...summaryOf(7), bySeverity: new Map([['constructor', { now: 3, before: 0 }]]) };
  const { content } = summaryAnswer(odd, { days: 7, by: 'severity' }, NOW);
  const chart = elementsOf(content).find(({ type }) => type === 'Chart.VerticalBar.Grouped');
  expect(chart?.['data']).toEqual([expect.objectContaining({ legend: 'Unknown', color: 'neutral' })]);
});
