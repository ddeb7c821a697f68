import PgBoss from 'pg-boss';
import type { z } from 'zod/v4';
import type { Log } from '../log';
import type { SpanStart } from '../telemetry/span';
import type { Trace } from '../telemetry/trace';

/** Work that any replica may do, each piece once. */
export interface Jobs {
  /** Says what is done for jobs of this name, at most so many at a time in this replica; standard: one. */
  handle<T>(
    name: string,
    schema: z.ZodType<T>,
    work: (job: T) => Promise<void>,
    atOnce?: number,
  ): Promise<void>;
  /** Asks for a job, at most one of this `key` in every `everySeconds`, however many replicas ask. */
  request(name: string, key: string, everySeconds: number, job: object): Promise<void>;
  stop(): Promise<void>;
}

/** After so long the replica that took a job counts as dead. */
const EXPIRE_SECONDS = 300;
const RETRY_SECONDS = 30;

/** Starts pg-boss in its own schema of the database. Source: timgit.github.io/pg-boss. */
export async function startJobs(url: string, log: Log, trace: Trace): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, max: 4, application_name: 'drawbridge-jobs' });
  boss.on('error', (error) => {
    log.warn({ error: error.message }, 'the job queue met a fault');
  });
  await boss.start();
  return {
    async handle(name, schema, work, atOnce = 1) {
      await boss.createQueue(name);
      for (let worker = 0; worker < atOnce; worker++)
        await boss.work(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
          for (const { id, data } of jobs)
            await trace.begin(jobSpan(name, id), () => work(schema.parse(data)));
        });
    },
    async request(name, key, everySeconds, job) {
      // What comes soon again anyway is not done again when the replica that had it dies.
      const retry =
        everySeconds > EXPIRE_SECONDS ? { retryLimit: 1, retryDelay: RETRY_SECONDS } : { retryLimit: 0 };
      const once = { singletonKey: key, singletonSeconds: everySeconds };
      await boss.send(name, job, { ...once, ...retry, expireInSeconds: EXPIRE_SECONDS });
    },
    stop: () => boss.stop({ graceful: true, timeout: 2000, close: true, wait: true }),
  };
}

/** Source of the names: opentelemetry.io/docs/specs/semconv/messaging/messaging-spans, "process". */
function jobSpan(name: string, id: string): SpanStart {
  return {
    name: `process ${name}`,
    kind: 'consumer',
    attributes: {
      'messaging.system': 'pg-boss',
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.destination.name': name,
      'messaging.message.id': id,
    },
    line: { job: name, job_id: id },
  };
}
