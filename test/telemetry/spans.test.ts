import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { pino } from 'pino';
import { createApi } from '../../src/microsoft/api/client';
import { sdkSpans } from '../../src/telemetry/otlp/sdk-spans';
import type { SpanStart } from '../../src/telemetry/span';
import { createTrace } from '../../src/telemetry/trace';

const TURN: SpanStart = { name: 'turn', kind: 'server' };
const JOB: SpanStart = { name: 'process run-response', kind: 'consumer' };
const ACTION: SpanStart = {
  ...{ name: 'carry out an action', kind: 'internal' },
  attributes: { 'drawbridge.action.reference': 'abc' },
};

function traced() {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  return {
    trace: createTrace(sdkSpans(provider.getTracer('test'))),
    spans: () => exporter.getFinishedSpans(),
  };
}

const ofName = (spans: ReturnType<InMemorySpanExporter['getFinishedSpans']>, name: string) => {
  const found = spans.find((span) => span.name === name);
  if (found === undefined) throw new Error(`There is no span ${name}.`);
  return found;
};

it('tells of an action on the turn that began it and on the job that goes on with it', async () => {
  const { trace, spans } = traced();
  const act = () => trace.carryOn(ACTION, () => Promise.resolve());
  await trace.begin(TURN, act);
  await trace.begin(JOB, act);
  await Promise.resolve();
  const [turn, job] = [ofName(spans(), 'turn'), ofName(spans(), JOB.name)];
  const [begun, continued] = spans().filter(({ name }) => name === ACTION.name);
  for (const span of [turn, job, begun, continued])
    expect(span?.attributes).toMatchObject(ACTION.attributes ?? {});
  expect(begun?.parentSpanContext).toBeUndefined();
  expect(begun?.links.map(({ context }) => context.spanId)).toEqual([turn.spanContext().spanId]);
  expect(continued?.parentSpanContext?.spanId).toBe(job.spanContext().spanId);
});

it('lets a turn end with its answer, however much sooner Teams was told to wait', async () => {
  const { trace, spans } = traced();
  let answer: () => void = () => undefined;
  await trace.begin(TURN, () => {
    void trace.hold(new Promise<void>((resolve) => (answer = resolve)));
    return Promise.resolve();
  });
  expect(spans()).toHaveLength(0);
  answer();
  await new Promise(setImmediate);
  expect(spans()).toHaveLength(1);
});

it('marks what failed by the kind of failure, and says nothing of it', async () => {
  const { trace, spans } = traced();
  const failing = Object.assign(new Error('ava@contoso.example'), { kind: 'throttled' });
  await trace.begin(TURN, () => Promise.reject(failing)).catch(() => undefined);
  await new Promise(setImmediate);
  const { attributes, status, events } = ofName(spans(), 'turn');
  expect({ attributes, status, events }).toEqual({
    ...{ attributes: { 'error.type': 'throttled' }, status: { code: 2 }, events: [] },
  });
});

it('sends Microsoft no ids of ours', async () => {
  const { trace, spans } = traced();
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    headers.push(request.headers);
    response.writeHead(200, { 'request-id': 'request-1' });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = createApi({
    ...{ name: 'endpoint', scope: '.default', trace, meter: () => undefined },
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    credential: { getToken: () => Promise.resolve({ token: 'token', expiresOnTimestamp: Infinity }) },
    log: pino({ level: 'silent' }),
    sleep: () => Promise.resolve(),
  });
  const path = '/api/machines/0?$filter=secret';
  await trace.begin(TURN, () => api.send({ operation: 'look', method: 'GET', path }));
  server.close();
  expect(Object.keys(headers[0] ?? {}).filter((name) => /trace|baggage|b3/.test(name))).toEqual([]);
  const request = ofName(spans(), 'GET /api/machines/{id}');
  expect(request.attributes).toMatchObject({
    'url.template': '/api/machines/{id}',
    'http.response.status_code': 200,
    'azure.service.request.id': 'request-1',
  });
});
