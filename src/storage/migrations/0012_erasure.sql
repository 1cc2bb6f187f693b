-- Every row of a person in every table of this schema, now and in whatever table comes later, and what names them beside it: one-time codes,
-- counters of limits, and jobs, also those that are done. Only for functions that run as the owner.
create or replace function core.forget(p uuid) returns void language plpgsql as $$
declare t name;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
    where n.nspname = 'core' and c.relkind in ('r', 'p') order by c.relname <> 'identity', c.relname
  loop
    execute format('delete from core.%I where person_id = $1', t) using p;
  end loop;
  delete from auth.link_code where person_id = p or expires_at < now();
  delete from auth.rate_limit where position(p::text in key) > 0 or expire < extract(epoch from now()) * 1000;
  delete from pgboss.job where data->>'person' = p::text;
end $$;

-- The server's statistics keep samples of each column, and would keep wrapped keys in them after their rows are gone: none are taken of this one, and
-- changing a column's type, also to what it was, takes away those there are.
alter table core.person_key alter column wrapped type bytea;
alter table core.person_key alter column wrapped set statistics 0;
