import { Client } from 'pg';
import { z } from 'zod/v4';
import { ConfigurationProblem } from './config/environment';
import { startFailure } from './start-failure';
import { PowerfulRole, prepareDatabase } from './store/prepare-database';

const schema = z.object({
  DATABASE_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
});

/** `npm run prepare-database`: makes the role and the database that DATABASE_URL names, as DATABASE_ADMIN_URL. */
async function main(): Promise<void> {
  const { adminUrl, role, password, database } = readAddresses(process.env);
  const administrator = new Client({ connectionString: adminUrl });
  await administrator.connect();
  try {
    await prepareDatabase(administrator, { role, password, database });
  } finally {
    await administrator.end();
  }
  process.stdout.write(`The database ${database} belongs to the role ${role}.\n`);
}

function readAddresses(environment: Readonly<Record<string, string | undefined>>) {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new ConfigurationProblem(
      `${name} is not set, or not valid: set it to a PostgreSQL address such as postgres://user:password@host:5432/name.`,
    );
  }
  const { username, password, pathname } = new URL(parsed.data.DATABASE_URL);
  const [role, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent);
  if (!role || !secret || !database)
    throw new ConfigurationProblem('DATABASE_URL has to name a role, its password and a database.');
  return { adminUrl: parsed.data.DATABASE_ADMIN_URL, role, password: secret, database };
}

main().catch((error: unknown) => {
  const line = error instanceof PowerfulRole ? error.message : startFailure(error, process.env);
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
});
