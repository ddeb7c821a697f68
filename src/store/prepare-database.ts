import type { Client } from 'pg';

/** A role, and the database that it owns. */
export interface OwnDatabase {
  role: string;
  password: string;
  database: string;
}

/** The role that is named may do more than it should. The message is one line that says how to mend it. */
export class PowerfulRole extends Error {
  override readonly name = 'PowerfulRole';

  constructor(role: string) {
    super(`${role} is a superuser or bypasses row-level security: name another role for the bot.`);
  }
}

/**
 * Makes the bot's own role and its database, or brings them in order: row-level security binds the role, since it is no
 * superuser. Safe to repeat.
 *
 * @param administrator connected as somebody who may make roles and databases, a superuser or not
 * @throws PowerfulRole
 */
export async function prepareDatabase(administrator: Client, own: OwnDatabase): Promise<void> {
  const [role, database] = [own.role, own.database].map((name) => administrator.escapeIdentifier(name));
  const password = administrator.escapeLiteral(own.password);
  const found = await administrator.query<{ powerful: boolean }>(
    'select rolsuper or rolbypassrls as powerful from pg_roles where rolname = $1',
    [own.role],
  );
  if (found.rows[0]?.powerful === true) throw new PowerfulRole(own.role);
  const verb = found.rows.length === 0 ? 'create' : 'alter';
  await administrator.query(`${verb} role ${role} login password ${password}`);
  // Whoever is no superuser makes databases only for roles that they are in.
  await administrator.query(`grant ${role} to current_user`);
  const existing = await administrator.query('select 1 from pg_database where datname = $1', [own.database]);
  const [make, to] = existing.rows.length === 0 ? ['create', 'owner'] : ['alter', 'owner to'];
  await administrator.query(`${make} database ${database} ${to} ${role}`);
}
