import { randomUUID } from 'node:crypto';
import { loadConfig } from '../../src/config/config';

const OWN = {
  AZURE_AUTHORITY_HOST: 'https://localhost:4443',
  GRAPH_URL: 'https://localhost:4443',
  ENDPOINT_URL: 'https://localhost:4443',
  EXCHANGE_URL: 'https://localhost:4443',
  AZURE_TENANT_ID: randomUUID(),
  AZURE_CLIENT_ID: randomUUID(),
  AZURE_CLIENT_SECRET: randomUUID(),
};

const settings = (variables: Record<string, string>) =>
  loadConfig({ ...OWN, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', ...variables }).telemetry;

it('exports nothing without an endpoint, nor where both signals are off', () => {
  expect(settings({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).toBeUndefined();
  expect(settings({ OTEL_TRACES_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'none' })).toBeUndefined();
});

it('exports everything unless it is told otherwise', () => {
  expect(settings({})).toEqual({
    ...{ endpoint: new URL('http://collector:4318'), headers: {}, timeoutMs: 10_000 },
    ...{ resource: { 'service.name': 'drawbridge' }, traces: true, logs: true, share: 1 },
  });
  expect(settings({ OTEL_LOGS_EXPORTER: 'none' })).toMatchObject({ traces: true, logs: false });
});

it('reads headers and attributes with their encoded values', () => {
  expect(
    settings({
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Basic%20YTpi==, x-one = 1',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=bot,host.name=a%2Cb',
    }),
  ).toMatchObject({
    headers: { Authorization: 'Basic YTpi==', 'x-one': '1' },
    resource: { 'service.name': 'bot', 'host.name': 'a,b' },
  });
  expect(
    settings({ OTEL_SERVICE_NAME: 'mine', OTEL_RESOURCE_ATTRIBUTES: 'service.name=bot' })?.resource,
  ).toEqual({ 'service.name': 'mine' });
});

it.each([
  ['always_on', '0.2', 1],
  ['parentbased_always_off', '0.2', 0],
  ['traceidratio', '0.2', 0.2],
  ['parentbased_traceidratio', '.5', 0.5],
])('keeps the traces that %s with %s says', (sampler, argument, share) => {
  const sampled = settings({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: argument });
  expect(sampled?.share).toBe(share);
});
