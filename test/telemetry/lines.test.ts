import { createLog } from '../../src/log';
import type { SpanStart } from '../../src/telemetry/span';
import { createTrace } from '../../src/telemetry/trace';

const TURN: SpanStart = { name: 'turn', kind: 'server' };
const JOB: SpanStart = { name: 'process work', kind: 'consumer', line: { job: 'work', job_id: '1' } };
const PLAN: SpanStart = { name: 'carry out a plan', kind: 'internal' };

function logged() {
  const lines: Record<string, string>[] = [];
  const trace = createTrace();
  const write = (line: string) => lines.push(JSON.parse(line) as Record<string, string>);
  const log = createLog('info', trace.line, { write });
  const say = async (text: string) => {
    await Promise.resolve();
    log.info(text);
  };
  return { lines, trace, log, say };
}

it('joins the lines of a turn, and no others', async () => {
  const { lines, trace, say } = logged();
  const turn = () =>
    trace.begin(TURN, async () => {
      await say('one');
      await trace.part(
        () => PLAN,
        () => say('two'),
      );
    });
  await Promise.all([turn(), turn()]);
  await say('outside');
  const ids = lines.map(({ trace_id: id }) => id ?? 'none');
  const [first, second] = [...new Set(ids)];
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).toMatch(/^[0-9a-f]{32}$/);
  expect(ids.toSorted()).toEqual([first, first, second, second, 'none'].toSorted());
});

it('leads from what a turn has begun back to the turn', async () => {
  const { lines, trace, log, say } = logged();
  await trace.begin(TURN, () => {
    log.info('turn');
    return trace.carryOn(PLAN, () => say('plan'));
  });
  expect(lines[1]?.['trace_id']).not.toBe(lines[0]?.['trace_id']);
  expect(lines[1]?.['linked_trace_id']).toBe(lines[0]?.['trace_id']);
});

it('keeps what a job carries on within the job, and says which job it is', async () => {
  const { lines, trace, log, say } = logged();
  await trace.begin(JOB, () => {
    log.info('job');
    return trace.carryOn(PLAN, () => say('plan'));
  });
  expect(lines[1]).toMatchObject({ trace_id: lines[0]?.['trace_id'], job: 'work', job_id: '1' });
});

it('does what is to be done about a failure within the trace', async () => {
  const { lines, trace, log } = logged();
  const failing = trace.begin(
    TURN,
    () => Promise.reject(new Error('no')),
    () => {
      log.info('failed');
    },
  );
  await failing;
  expect(lines[0]?.['trace_id']).toBeDefined();
  await expect(trace.begin(TURN, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
