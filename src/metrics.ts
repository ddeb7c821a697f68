import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a turn began with: something said, a button, or the bot used from the compose box of a chat. */
export type TurnKind = 'said' | 'clicked' | 'shared';

/** Numbers for whoever runs the bot. No label holds a name, a tenant or anything else from outside. */
export interface Metrics {
  /** A turn was answered. */
  turn(kind: TurnKind, seconds: number): void;
  /** A request was refused before the Bot Framework saw it, or somebody asked too much at once. */
  refused(why: 'gate' | 'rate'): void;
  /** One request to Microsoft, each attempt by itself; `outcome` is a status, or `broken`. */
  call(api: string, outcome: string, seconds: number): void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
}

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];

/**
 * Source of the conventions: prometheus.io/docs/practices/naming.
 *
 * @param lagSeconds how old the oldest of the connections' newest reads is, asked for when the numbers are read
 */
export function createMetrics(lagSeconds: () => Promise<number | undefined>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Histogram({
    name: 'drawbridge_turn_seconds',
    help: 'Time from something said, clicked or looked up to share, to its answer',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'drawbridge_refused_total',
    help: 'Requests refused at the gate, or for coming too fast',
    labelNames: ['why'],
    registers,
  });
  const calls = new Histogram({
    name: 'drawbridge_microsoft_request_seconds',
    help: 'Requests to APIs of Microsoft, by their status',
    labelNames: ['api', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  new Gauge({
    name: 'drawbridge_ingestion_lag_seconds',
    help: 'Time since the last good read of the connection that is furthest behind',
    registers,
    async collect() {
      const lag = await lagSeconds().catch(() => undefined);
      if (lag === undefined) this.reset();
      else this.set(lag);
    },
  });
  return {
    turn: (kind, seconds) => {
      turns.observe({ kind }, seconds);
    },
    refused: (why) => {
      refusals.inc({ why });
    },
    call: (api, outcome, seconds) => {
      calls.observe({ api, outcome }, seconds);
    },
    text: () => registry.metrics(),
  };
}
