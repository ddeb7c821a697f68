import { planCard, type PlanState, type PlanView } from '../../src/cards/plan';
import { elementsOf } from './card-problems';
import { everySample } from './every-card';

const sample = (name: string) =>
  everySample().find(({ template, sample: one }) => template === 'plan' && one === name)?.data as PlanView;
const verbs = ({ content }: { content: object }) =>
  elementsOf(content).flatMap(({ verb }) => (typeof verb === 'string' ? [verb] : []));
const buttons = ({ content }: { content: object }) =>
  (content as { actions: { verb: string }[] }).actions.map(({ verb }) => verb);
const inState = (state: PlanState) => planCard({ ...sample('proposed'), state });

describe('planCard', () => {
  it('asks while it is proposed, the most likely answer first', () => {
    expect(buttons(inState('proposed'))).toEqual([
      'plan.approve',
      'plan.choose',
      'setup.settings',
      'plan.reject',
    ]);
  });

  it('asks nobody who may not decide, and looks again for each who sees it', () => {
    const { content } = planCard({ ...sample('proposed'), decides: false });
    expect(buttons({ content })).toEqual([]);
    expect(content['refresh']).toMatchObject({ action: { verb: 'plan.view' } });
  });

  it.each(['applying', 'testing', 'done', 'failed', 'rejected', 'expired', 'superseded'] as const)(
    'takes no decision any more once it is %s',
    (state) => {
      expect(verbs(inState(state)).filter((verb) => verb.startsWith('plan.'))).toEqual([]);
    },
  );

  it.each(['proposed', 'rejected', 'expired', 'superseded'] as const)(
    'says that nothing changed when %s',
    (state) => {
      expect(inState(state).text).toMatch(/nothing/);
    },
  );

  it('shows every request whole', () => {
    const view = sample('proposed');
    const { content } = planCard(view);
    const code = String(elementsOf(content).find(({ type }) => type === 'CodeBlock')?.['codeSnippet']);
    for (const { request } of view.changes) {
      expect(code).toContain(`${request.method} ${request.path}`);
      if (request.body !== undefined) expect(code).toContain(JSON.stringify(request.body));
    }
  });

  it('does not call tested what has failed a test', () => {
    expect(planCard(sample('done')).text).toContain('3 of 4 tests passed');
    expect(
      planCard({ ...sample('done'), tests: [{ title: 'Alerts', ok: true, detail: 'works' }] }).text,
    ).toContain('tested and saved');
  });

  it('puts permissions under the heading of their API', () => {
    const [first, ...rest] = sample('proposed').changes.filter(({ short }) => short !== undefined);
    if (first === undefined) throw new Error('The sample has no permissions.');
    const { content } = planCard({
      ...sample('proposed'),
      changes: [{ ...first, group: 'Exchange Online' }, ...rest],
    });
    const runs = elementsOf(content).map(({ text }) => text);
    expect(runs.indexOf('Exchange Online')).toBeLessThan(
      runs.indexOf('Permissions on Microsoft Graph, read only'),
    );
    expect(runs.indexOf('Exchange Online')).toBeGreaterThan(0);
  });
});
