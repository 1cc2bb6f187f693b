import type { Connection } from "./database.ts";

/** The role whose transactions row-level security binds; nobody logs in as it. */
export const appRole = "waymark_app";
/** Owns pg-boss's schema. */
export const jobsRole = "waymark_jobs";
/** Reads and writes the web accounts. */
export const accountsRole = "waymark_auth";

const roles = [appRole, jobsRole, accountsRole] as const;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

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
      if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if;
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

/** The service's own login in this database: it inherits nothing and can only become the three roles. */
export async function ensureLogin(connection: Connection, login: string, password: string): Promise<void> {
  const attributes = `login noinherit nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`;
  await connection.exec(`do $$ begin
    if exists (select 1 from pg_roles where rolname = '${login}') then alter role ${quoted(login)} ${attributes};
    else create role ${quoted(login)} ${attributes}; end if;
    grant ${roles.join(", ")} to ${quoted(login)};
    execute format('grant connect on database %I to %I', current_database(), '${login}');
  end $$`);
}
