import PgBoss from 'pg-boss';
import type { Log } from '../log';

/** Work that any replica may do, each piece once. */
export interface Jobs {
  /** Says what is done for jobs of this name, at most one at a time in this replica. */
  handle<T extends object>(name: string, work: (job: T) => Promise<void>): Promise<void>;
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
    async handle<T extends object>(name: string, work: (job: T) => Promise<void>) {
      await boss.createQueue(name);
      await boss.work<T>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const { data } of jobs) await work(data);
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
