-- Whether an account's own safety plan opens on the locked page without the PIN: its person's choice, and off until they make it.
alter table auth.app_lock add column shows_plan boolean not null default false;
