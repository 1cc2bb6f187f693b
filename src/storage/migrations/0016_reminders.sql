-- When the first reminder that somebody asked for is due; what it says is sealed with their dialogue.
create table core.reminder_due (
  person_id uuid primary key,
  at bigint not null
);
create index reminder_due_at on core.reminder_due (at);

do $$
begin
  create policy own on core.reminder_due for all using (person_id = (select core.me())) with check (person_id = (select core.me()));
  alter table core.reminder_due enable row level security;
  alter table core.reminder_due force row level security;
  execute format('create policy system on core.reminder_due for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', current_user);
end $$;

-- Keeps when somebody is to be reminded next; null where nothing is left.
create function core.remind_at(p uuid, due bigint) returns void language plpgsql as $$
begin
  if due is null then
    delete from core.reminder_due where person_id = p;
  else
    insert into core.reminder_due as r (person_id, at) values (p, due) on conflict (person_id) do update set at = excluded.at;
  end if;
end $$;

-- Persons whose reminder is due; not those who sleep in another record for a day.
create function core.due_reminders(now_at bigint, most integer) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  return query select r.person_id from core.reminder_due r where r.at <= now_at
    and not exists (select 1 from core.merge m where m.from_id = r.person_id) order by r.at, r.person_id limit most;
  perform set_config('app.system', '', true);
end $$;
