import { nearest } from '../../src/nearest';
import { readSaid } from '../../src/teams/said';

const recipient = { id: '28:bot' };
const mention = { type: 'mention', text: '<at>Drawbridge</at>', mentioned: { id: '28:bot' } };

it.each([
  ['alerts', 'alerts', ''],
  ['  ALERTS   severity:high  ', 'alerts', 'severity:high'],
  ['/status', 'status', ''],
  ['<at>Drawbridge</at> alerts powershell', 'alerts', 'powershell'],
  ['<at>Drawbridge</at>&nbsp;alerts &quot;a &amp; b&quot;', 'alerts', '"a & b"'],
  ['alerts “credential dumping”', 'alerts', '"credential dumping"'],
  ['alert\nABC_1', 'alert', 'ABC_1'],
  ['', '', ''],
])('reads %j', (text, command, words) => {
  expect(readSaid({ text, recipient, entities: [mention] })).toMatchObject({ command, words });
});

it('leaves the mention of somebody else alone', () => {
  const other = { type: 'mention', text: '<at>Ada</at>', mentioned: { id: '29:ada' } };
  expect(readSaid({ text: 'alerts <at>Ada</at>', recipient, entities: [other] }).words).toBe('<at>Ada</at>');
});

it.each([
  ['alrets', 'alerts'],
  ['alrt', 'alert'],
  ['sttaus', 'status'],
  ['hlep', 'help'],
  ['permission', 'permissions'],
  ['weather', undefined],
  ['x'.repeat(100_000), undefined],
])('takes %.20s for %s', (word, meant) => {
  expect(nearest(word, ['alerts', 'alert', 'status', 'help', 'permissions', 'setup'])).toBe(meant);
});
