import { Client } from 'pg';
import { bad, type Check, good, note } from '../check';

const PATIENCE_MS = 5_000;
/** The oldest that is still maintained. Source: postgresql.org/support/versioning. */
const OLDEST_MAJOR = 14;

interface Role {
  version: number;
  powerful: boolean;
  creates: boolean;
}

export const database: Check = {
  name: 'Database',
  async look({ databaseUrl }) {
    if (databaseUrl === undefined)
      return [note('DATABASE_URL is not set: the bot starts a PostgreSQL of its own, for one replica only.')];
    const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: PATIENCE_MS });
    try {
      await client.connect();
      const { rows } = await client.query<Role>(`
        select current_setting('server_version_num')::int / 10000 as version,
          rolsuper or rolbypassrls as powerful,
          has_database_privilege(current_database(), 'create') as creates
        from pg_roles where rolname = current_user`);
      return findingsOf(rows[0]);
    } finally {
      await client.end().catch(() => undefined);
    }
  },
};

function findingsOf(role: Role | undefined) {
  if (role === undefined) return [bad('The role of DATABASE_URL is not known there.', 'Name another role.')];
  const { version, powerful, creates } = role;
  const findings = [good(`PostgreSQL ${version} answers.`)];
  if (version < OLDEST_MAJOR)
    findings.push(bad(`PostgreSQL ${version} is no longer maintained.`, `Use ${OLDEST_MAJOR} or newer.`));
  if (powerful)
    findings.push(
      bad(
        'The role of DATABASE_URL is a superuser or bypasses row-level security, which keeps tenants apart.',
        'Give the bot a role of its own: create role drawbridge login password …; alter database … owner to drawbridge.',
      ),
    );
  if (!creates)
    findings.push(
      bad('The role of DATABASE_URL may not create schemas there.', 'Let it own the database that it names.'),
    );
  return findings;
}
