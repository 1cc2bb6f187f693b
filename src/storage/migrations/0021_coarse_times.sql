-- A time to the millisecond in two places joins an account to its person as well as a key would. Persons are known by the day from now on; the
-- accounts' times are made coarse by the daily purge, once nothing needs them.
do $$
begin
  perform set_config('app.system', 'on', true);
  update core.person set created_at = created_at - mod(created_at, 86400000);
  perform set_config('app.system', '', true);
end $$;
