import { parseAlert } from '../../../src/alerts/model';
import { parseQuery } from '../../../src/alerts/query/parse';
import { alertAnswer } from '../../../src/teams/views/alert-detail-view';
import { narrowed, narrowings } from '../../../src/teams/views/narrowing';
import { rawAlert } from '../../alerts/support/raw-alert';
import { elementsOf } from '../../cards/card-problems';
import { findAction, textOf } from '../../support/teams-channel';

const NOW = new Date('2026-11-23T12:00:00Z');
const of = (type: string, fields: object) => ({
  '@odata.type': `#microsoft.graph.security.${type}`,
  ...fields,
});

function alert(fields: object) {
  const parsed = parseAlert(rawAlert('one-alert', NOW, { ...fields }));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.alert;
}

function query(text: string) {
  const parsed = parseQuery(text, NOW);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.query;
}

it('tells evidence by kind with its verdict, and leads on from each', () => {
  const evidence = [
    of('urlEvidence', { url: 'https://evil.example/a', verdict: 'malicious' }),
    of('userEvidence', { userAccount: { userPrincipalName: 'ava@contoso.com' }, verdict: 'suspicious' }),
    of('registryKeyEvidence', { registryKey: String.raw`SOFTWARE\Run` }),
    of('userEvidence', { userAccount: { userPrincipalName: 'ben@contoso.com' } }),
    of('ipEvidence', { ipAddress: '10.1.4.2' }),
  ];
  const { content } = alertAnswer(alert({ evidence }), [], NOW, undefined);
  const text = textOf(content);
  expect(text).toContain('hxxps://evil[.]example/a');
  expect(text.indexOf('ben@')).toBeLessThan(text.indexOf('10.1.4.2'));
  expect(text.match(/User /g)).toHaveLength(1);
  const actions = elementsOf(content).flatMap((one) => {
    const action = one['selectAction'] as { verb: string; data: Record<string, string> } | undefined;
    return action ?? [];
  });
  const lookUps = actions.filter(({ verb }) => verb === 'lookup.open').map(({ data }) => data);
  expect(lookUps).toEqual([
    { kind: 'user', name: 'ava@contoso.com', alert: expect.any(String) as string },
    { kind: 'user', name: 'ben@contoso.com', alert: expect.any(String) as string },
    { kind: 'ip', name: '10.1.4.2', alert: expect.any(String) as string },
  ]);
  const queries = actions.flatMap(({ data }) => data['query'] ?? []);
  expect(queries).toEqual(['url:"https://evil.example/a"', String.raw`SOFTWARE\Run`]);
  for (const one of queries) expect(parseQuery(one, NOW).ok).toBe(true);
});

it('names techniques, and shows an id that it does not know', () => {
  const text = textOf(
    alertAnswer(alert({ mitreTechniques: ['T1059.001', 'T9999'] }), [], NOW, undefined).content,
  );
  expect(text).toContain('PowerShell (T1059.001), T9999');
});

it('tells in order what happened', () => {
  const history = [
    { at: new Date('2026-11-23T12:30:00Z'), field: 'status', before: 'new', after: 'inProgress' },
    { at: new Date('2026-11-23T12:30:00Z'), field: 'assignment', before: undefined, after: 'ana' },
  ] as const;
  const one = alert({
    firstActivityDateTime: '2026-11-23T11:00:00Z',
    resolvedDateTime: '2026-11-23T14:00:00Z',
    comments: [
      { comment: 'Was it them?', createdByDisplayName: 'Ana', createdDateTime: '2026-11-23T13:00:00Z' },
    ],
  });
  const text = textOf(alertAnswer(one, history, NOW, undefined).content);
  const order = ['First activity', 'Alert raised', 'Status from new to in progress', 'Assigned to ana'];
  const places = [...order, 'Ana: Was it them?', 'Resolved'].map((part) => text.indexOf(part));
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
});

it('leads to its incident', () => {
  const { content } = alertAnswer(alert({ incidentId: '28282' }), [], NOW, undefined);
  expect(findAction(content['actions'], 'alerts.refine')?.['data']).toEqual({ query: 'incident:28282' });
});

describe('narrowing a list down', () => {
  const common = {
    users: [{ name: 'ava@contoso.com', count: 5 }],
    devices: [{ name: 'lap-1', count: 10 }],
    sources: [
      { name: 'microsoftSentinel', count: 4 },
      { name: 'somethingNewer', count: 3 },
    ],
  };

  it('offers what would leave some out', () => {
    const buttons = narrowings(query('status:new sort:oldest'), common, 10);
    expect(buttons.map(({ title, data }) => [title, data['query']])).toEqual([
      ['ava@contoso.com (5)', 'user:ava@contoso.com status:new sort:oldest'],
      ['Sentinel (4)', 'source:sentinel status:new sort:oldest'],
    ]);
  });

  it('does not ask twice for a field, but keeps what is left out', () => {
    expect(narrowed(query('user:ben'), 'user', 'ava')).toBeUndefined();
    expect(narrowed(query('-user:ben'), 'user', 'ava')).toBe('user:ava -user:ben');
    expect(narrowed(query('a or b'), 'user', 'ava "x" or')).toBe('user:"ava x or" a or b');
  });
});
