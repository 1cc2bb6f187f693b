-- Passkeys: public keys by which somebody signs in from a device that knows them. What they are called is sealed; when they were made is told by the day.
create table auth.passkey (
  id text primary key,
  user_id uuid not null references auth."user" ("id") on delete cascade,
  public_key text not null,
  algorithm integer not null,
  counter bigint not null,
  sealed text not null
);
create index passkey_user_idx on auth.passkey (user_id);

-- Challenges that were answered: each is good once. They go when their time is over.
create table auth.passkey_answered (
  challenge text primary key,
  expires_at timestamptz not null
);
