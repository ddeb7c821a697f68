import { randomUUID } from 'node:crypto';
import { type Collector, type ExportedSpan, startCollector } from '../support/collector';
import { connect } from '../support/connecting';
import { freePort, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, textOf, until } from '../support/teams-channel';

const KEY = `key-${randomUUID()}`;
const TITLE = 'Marzipan left in the server room';
const QUERY = 'DeviceInfo | where DeviceName == "nougat-0142" | project Tragacanth';
const LOST = 'spans or log records could not be exported';

describe('to a collector', () => {
  let collector: Collector;
  let scene: Scene;
  let ada: ChannelUser;
  let chat: Conversation;
  const foreignTrace = randomUUID().replaceAll('-', '');

  /** Everything is said and done first; a stop exports what is left. */
  beforeAll(async () => {
    collector = await startCollector();
    scene = await startScene(startSandboxHere, {
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: `api-key=${KEY},x-more=a%20b`,
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    });
    ada = scene.sandbox.user('Global Administrator');
    chat = scene.channel.conversation();
    await connect(chat, ada, 'recommended');
    const now = new Date().toISOString();
    await scene.sandbox.control('alerts', {
      items: [
        {
          ...{ id: 'nougat-1', title: TITLE, description: 'Almond paste was found.', severity: 'high' },
          ...{ status: 'new', serviceSource: 'microsoftDefenderForEndpoint' },
          ...{ createdDateTime: now, lastUpdateDateTime: now },
          evidence: [
            { '@odata.type': '#microsoft.graph.security.deviceEvidence', deviceDnsName: 'nougat-0142' },
          ],
        },
      ],
    });
    await until(
      async () => (textOf((await chat.says(ada, 'alerts marzipan')).card).includes(TITLE) ? true : undefined),
      'the alert',
    );
    await chat.says(ada, 'alert nougat-1');
    await scene.sandbox.control('faults', { path: '/\\$batch', status: 429, retryAfter: 0 });
    await chat.says(ada, `user ${ada.name}`);
    await chat.says(ada, `hunt ${QUERY}`);
    await chat.says(ada, 'tragacanth please');
    await chat.says(scene.sandbox.user(), 'setup');
    await fetch(`${scene.bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${foreignTrace}-00f067aa0ba902b7-01` },
      body: JSON.stringify({ ...chat.activity(ada, 'message'), text: 'status' }),
    });
    await scene.bot.stop();
  }, 180_000);
  afterAll(async () => {
    await scene.stop();
    await collector.stop();
  });

  const named = (name: string) => collector.spans.filter((span) => span.name === name);
  const one = (name: string): ExportedSpan => {
    const [found] = named(name);
    if (found === undefined) throw new Error(`There is no span ${name}.`);
    return found;
  };
  const below = ({ traceId, spanId }: ExportedSpan) =>
    collector.spans.filter((span) => span.traceId === traceId && span.parentSpanId === spanId);

  it('shows a turn with its requests to Microsoft as one trace', () => {
    const turn = one('clicked setup.recommended');
    expect(turn).toMatchObject({ kind: 'server', parentSpanId: '', failed: false });
    expect(turn.attributes).toEqual({
      'drawbridge.turn.kind': 'clicked',
      'drawbridge.turn.name': 'setup.recommended',
      'drawbridge.turn.outcome': 'answered',
    });
    const requests = below(turn);
    expect(requests.length).toBeGreaterThan(0);
    for (const request of requests) expect(request.kind).toBe('client');
    expect(requests.map(({ name }) => name)).toContain('POST /v1.0/$batch');
    expect(requests[0]?.attributes).toMatchObject({
      'http.response.status_code': 200,
      'server.address': 'localhost',
      'server.port': Number(new URL(scene.sandbox.url).port),
      'drawbridge.api': 'graph',
    });
  });

  it('shows every attempt by itself', () => {
    const failed = collector.spans.find(({ attributes }) => attributes['http.response.status_code'] === 429);
    expect(failed).toMatchObject({ failed: true, attributes: { 'error.type': '429' } });
    const again = collector.spans.find(({ attributes }) => attributes['http.request.resend_count'] === 1);
    expect(again).toMatchObject({ failed: false, traceId: failed?.traceId, name: failed?.name });
  });

  it('leads from the turn that approved a plan to what carried it out, and back', () => {
    const turn = one('clicked plan.approve');
    const plan = one('carry out a plan');
    expect(plan.traceId).not.toBe(turn.traceId);
    expect(plan.links).toEqual([turn.traceId]);
    expect(plan.attributes['drawbridge.approval.id']).toMatch(/^[\w-]{22}$/);
    expect(turn.attributes['drawbridge.approval.id']).toBe(plan.attributes['drawbridge.approval.id']);
    expect(plan.attributes['drawbridge.plan.outcome']).toBe('done');
    expect(below(plan).map(({ name }) => name)).toContain('POST /v1.0/servicePrincipals');
  });

  it('shows a job with its requests as a trace of its own', () => {
    const polls = named('process poll-alerts');
    const poll = polls.find((span) => below(span).length > 0);
    if (poll === undefined) throw new Error('No poll has requests.');
    expect(poll).toMatchObject({ kind: 'consumer', parentSpanId: '' });
    expect(poll.attributes).toMatchObject({
      'messaging.system': 'pg-boss',
      'messaging.destination.name': 'poll-alerts',
    });
    expect(below(poll).map(({ name }) => name)).toContain('GET /v1.0/security/alerts_v2');
    const turns = collector.spans.filter(({ kind }) => kind === 'server').map(({ traceId }) => traceId);
    expect(turns).not.toContain(poll.traceId);
  });

  it('joins log records with spans, and is what was printed', () => {
    const turn = one('clicked setup.recommended');
    const requests = new Set(below(turn).map(({ spanId }) => spanId));
    const ofTurn = collector.records.filter(({ traceId }) => traceId === turn.traceId);
    expect(ofTurn.map(({ body }) => body)).toContain('graph');
    for (const { spanId } of ofTurn) expect([turn.spanId, ...requests]).toContain(spanId);
    expect(scene.bot.printed()).toContain(`"trace_id":"${turn.traceId}"`);
    const read = collector.records.find(
      ({ body, attributes }) => body === 'alerts read' && attributes['job'] === 'poll-alerts',
    );
    expect(read?.severity).toBe('INFO');
    expect(named('process poll-alerts').map(({ traceId }) => traceId)).toContain(read?.traceId);
  });

  it('says what a turn came to, and calls what is no name of ours other', () => {
    expect(one('said other').attributes['drawbridge.turn.outcome']).toBe('not-understood');
    const outcomes = named('said setup').map(({ attributes }) => attributes['drawbridge.turn.outcome']);
    expect(outcomes).toEqual(['answered', 'not-allowed']);
  });

  it('begins a trace of its own, whatever a request brings along', () => {
    expect(named('said status')).toHaveLength(1);
    expect(JSON.stringify(collector.spans)).not.toContain(foreignTrace);
  });

  it('tells who exports, with the headers that were set', () => {
    expect(collector.resources[0]).toMatchObject({
      'service.name': 'drawbridge',
      'deployment.environment.name': 'test',
      'telemetry.sdk.name': 'opentelemetry',
    });
    for (const headers of collector.headers)
      expect(headers).toMatchObject({ 'api-key': KEY, 'x-more': 'a b' });
  });

  it('exports no secret, no text of an alert, no person and no query', () => {
    const bytes = Buffer.concat(collector.bodies).toString('latin1').toLowerCase();
    const people = scene.sandbox.users.flatMap(({ displayName, aadObjectId }) => [displayName, aadObjectId]);
    const asked = [TITLE, 'marzipan', 'almond', 'nougat', 'tragacanth', QUERY, '$filter', '$select'];
    const secrets = [scene.sandbox.identity.clientSecret, KEY, 'bearer ', 'private key', 'eyj'];
    for (const one of [...people, ...asked, ...secrets]) expect(bytes).not.toContain(one.toLowerCase());
    for (const { attributes } of collector.spans)
      expect(String(attributes['url.template'] ?? '')).not.toMatch(/[0-9a-f]{8}|[?@=]/);
  });
});

describe('to a collector that fails', () => {
  let scene: Scene;
  afterEach(() => scene.stop());

  it('answers all the same where nothing listens, and says so once', async () => {
    scene = await startScene(startSandboxHere, {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
      // No second try: what matters is that it failed.
      OTEL_EXPORTER_OTLP_TIMEOUT: '1',
    });
    const chat = scene.channel.conversation();
    const ada = scene.sandbox.user('Global Administrator');
    const asked = async () => textOf((await chat.says(ada, 'help')).card);
    expect(await asked()).toContain('What you can ask');
    const { printed } = scene.bot;
    await until(async () => ((await asked()) && printed().includes(LOST) ? true : undefined), 'the line');
    await scene.bot.stop();
    expect(printed().split(LOST)).toHaveLength(2);
    expect(printed()).toContain('"why":"ECONNREFUSED"');
  }, 90_000);

  it('stops all the same where nothing is answered', async () => {
    const collector = await startCollector();
    collector.manner = 'never';
    scene = await startScene(startSandboxHere, {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      // Longer than this test may take: only the stop's own limit ends the wait.
      OTEL_EXPORTER_OTLP_TIMEOUT: '600000',
    });
    const chat = scene.channel.conversation();
    await chat.says(scene.sandbox.user('Global Administrator'), 'help');
    await scene.bot.stop();
    expect(await scene.bot.exited).toBe(0);
    expect(collector.spans.map(({ name }) => name)).toContain('said help');
    await collector.stop();
  }, 90_000);
});
