import PgBoss from 'pg-boss';
import type { z } from 'zod/v4';
import type { Log } from '../log';

/** Work that any replica may do, each piece once. */
export interface Jobs {
  /** Says what is done for jobs of this name, at most one at a time in this replica. */
  handle<T>(name: string, schema: z.ZodType<T>, work: (job: T) => Promise<void>): Promise<void>;
  /** Asks for a job, at most one of this `key` in every `everySeconds`, however many replicas ask. */
  request(name: string, key: string, everySeconds: number, job: object): Promise<void>;
  stop(): Promise<void>;
}

/** Starts pg-boss in its own schema of the database. Source: timgit.github.io/pg-boss. */
export async function startJobs(url: string, log: Log): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, max: 4, application_name: 'drawbridge-jobs' });
  boss.on('error', (error) => {
    log.warn({ error: error.message }, 'the job queue met a fault');
  });
  await boss.start();
  return {
    async handle(name, schema, work) {
      await boss.createQueue(name);
      await boss.work(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const { data } of jobs) await work(schema.parse(data));
      });
    },
    async request(name, key, everySeconds, job) {
      const options = {
        singletonKey: key,
        singletonSeconds: everySeconds,
        retryLimit: 0,
        expireInSeconds: 600,
      };
      await boss.send(name, job, options);
    },
    stop: () => boss.stop({ graceful: true, timeout: 2000, close: true, wait: true }),
  };
}
