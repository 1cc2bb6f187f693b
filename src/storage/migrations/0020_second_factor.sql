-- A second factor: what an authenticator app makes its codes from, sealed, and the step of the last code that was taken, as each counts once.
create table auth.totp (
  user_id uuid primary key references auth."user" ("id") on delete cascade,
  sealed text not null,
  is_on boolean not null default false,
  last_step bigint not null default 0
);

-- Codes for the day on which the app is gone: hashes, each good once.
create table auth.recovery_code (
  user_id uuid not null references auth."user" ("id") on delete cascade,
  code_hash text not null,
  primary key (user_id, code_hash)
);
