import type { Connection } from "./database.ts";
import { literal } from "./literal.ts";

/** The role whose transactions row-level security binds; nobody logs in as it. */
export const appRole = "waymark_app";
/** Owns pg-boss's schema. */
export const jobsRole = "waymark_jobs";
/** Reads and writes the web accounts. */
export const accountsRole = "waymark_auth";

const roles = [appRole, jobsRole, accountsRole] as const;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Since PostgreSQL 16 whoever made a role is a member of it who may not become it before they have granted it to themselves. */
const mayBecome = "case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end";

/** Creates the roles that nobody logs in as; two processes may do so at once. */
export async function ensureRoles(connection: Connection): Promise<void> {
  for (const role of roles) {
    await connection.exec(`do $$ begin
      if not exists (select 1 from pg_roles where rolname = '${role}') then
        create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
      end if;
    exception when duplicate_object or unique_violation then null; end $$`);
    // The one who migrates must be able to stand in for them: where they own a schema, and where the service's login is refused.
    await connection.exec(`do $$ begin
      if not pg_has_role(current_user, '${role}', ${mayBecome}) then grant ${role} to current_user; end if;
    end $$`);
  }
}

/** What each role may do. Run at every start, as a role may have come into being after the tables. */
export async function grantRoles(connection: Connection): Promise<void> {
  await connection.exec(`
    begin;
    grant usage on schema core to ${appRole};
    grant select, insert, update, delete on all tables in schema core to ${appRole};
    revoke update, delete on core.journal, core.track_milestones, core.deletion from ${appRole};
    revoke insert, update, delete on core.habit_definitions, core.archetype_time_block_templates from ${appRole};
    revoke execute on all functions in schema core from public;
    grant execute on all functions in schema core to ${appRole};
    revoke execute on function core.forget(uuid) from ${appRole};
    grant usage on schema pgboss to ${appRole};
    grant select on pgboss.queue to ${appRole};
    grant insert on all tables in schema pgboss to ${appRole};
    grant usage on schema auth to ${accountsRole};
    grant select, insert, update, delete on all tables in schema auth to ${accountsRole};
    commit`);
}

/**
 * The service's own login in this database: it inherits nothing and can only become the three roles. The server is told the password's
 * verifier alone. A login that is there already keeps its attributes: only a superuser may name those that matter, even to refuse them.
 */
export async function ensureLogin(connection: Connection, login: string, verifier: string): Promise<void> {
  const name = quoted(login);
  await connection.exec(`do $$ begin
    if exists (select 1 from pg_roles where rolname = ${literal(login)}) then
      alter role ${name} login password ${literal(verifier)};
    else
      create role ${name} login noinherit nosuperuser nobypassrls nocreatedb nocreaterole password ${literal(verifier)};
    end if;
    grant ${roles.join(", ")} to ${name};
    execute format('grant connect on database %I to %I', current_database(), ${literal(login)});
  end $$`);
}

/** Which rights a session's login has beyond becoming roles; empty for a login that row-level security binds. */
export async function rightsOf(connection: Connection): Promise<readonly string[]> {
  const [rows = []] = await connection.exec(
    `select rolsuper as superuser, rolbypassrls as bypassrls, rolcreaterole as createrole, rolcreatedb as createdb,
      rolreplication as replication, rolinherit as inherit from pg_roles where rolname = session_user`,
  );
  return Object.entries(rows[0] ?? {}).flatMap(([right, has]) => (has === true ? [right] : []));
}
