import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Message } from './protobuf';

type Value = string | number | boolean;
type Attributes = Record<string, Value>;

export interface ExportedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  attributes: Attributes;
  /** The traces that its links lead to. */
  links: string[];
  failed: boolean;
}

export interface ExportedRecord {
  traceId: string;
  spanId: string;
  severity: string;
  body: string;
  attributes: Attributes;
}

/** How it answers: as it should, with this status, or never. */
type Manner = 'well' | 'never' | number;

/** An OpenTelemetry collector that keeps what it is sent. */
export interface Collector {
  url: string;
  manner: Manner;
  spans: ExportedSpan[];
  records: ExportedRecord[];
  resources: Attributes[];
  headers: IncomingHttpHeaders[];
  /** Every body as it came. */
  bodies: Buffer[];
  stop(): Promise<void>;
}

const KINDS = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const ERROR = 2;

/** Source of the fields' numbers: github.com/open-telemetry/opentelemetry-proto, version 1. */
export async function startCollector(): Promise<Collector> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      collector.headers.push(request.headers);
      collector.bodies.push(body);
      if (request.url === '/v1/traces') collector.spans.push(...spansIn(body, collector.resources));
      else if (request.url === '/v1/logs') collector.records.push(...recordsIn(body));
      answer(collector.manner, response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const collector: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ manner: 'well', spans: [], records: [], resources: [], headers: [], bodies: [] },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return collector;
}

function answer(manner: Manner, response: ServerResponse): void {
  if (manner === 'never') return;
  response.writeHead(manner === 'well' ? 200 : manner, { 'content-type': 'application/x-protobuf' });
  response.end();
}

function spansIn(body: Buffer, resources: Attributes[]): ExportedSpan[] {
  const ofResources = new Message(body).messages(1);
  resources.push(...ofResources.flatMap((one) => one.messages(1)).map((one) => attributesIn(one, 1)));
  const spans = ofResources.flatMap((one) => one.messages(2)).flatMap((scope) => scope.messages(2));
  return spans.map((span) => ({
    traceId: span.hex(1),
    spanId: span.hex(2),
    parentSpanId: span.hex(4),
    name: span.text(5),
    kind: KINDS[span.number(6)] ?? 'internal',
    attributes: attributesIn(span, 9),
    links: span.messages(13).map((link) => link.hex(1)),
    failed: span.messages(15).some((status) => status.number(3) === ERROR),
  }));
}

function recordsIn(body: Buffer): ExportedRecord[] {
  const scopes = new Message(body).messages(1).flatMap((one) => one.messages(2));
  return scopes
    .flatMap((scope) => scope.messages(2))
    .map((record) => ({
      traceId: record.hex(9),
      spanId: record.hex(10),
      severity: record.text(3),
      body: record.messages(5)[0]?.text(1) ?? '',
      attributes: attributesIn(record, 6),
    }));
}

function attributesIn(message: Message, field: number): Attributes {
  return Object.fromEntries(
    message.messages(field).map((pair) => [pair.text(1), valueIn(pair.messages(2)[0])]),
  );
}

function valueIn(value: Message | undefined): Value {
  if (value?.has(3) === true) return value.number(3);
  return value?.has(2) === true ? value.number(2) === 1 : (value?.text(1) ?? '');
}
