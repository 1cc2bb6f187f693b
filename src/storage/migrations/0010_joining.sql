-- Joining a Telegram account to a web account asks on both sides: how far the asking has come, and, sealed, who in Telegram was asked.
alter table auth.link_code
  add column id uuid not null default gen_random_uuid() unique,
  add column state text not null default 'offered' check (state in ('offered', 'asked', 'agreed', 'waiting')),
  add column another boolean not null default false,
  add column sealed text,
  add column due_at timestamptz;

-- What a person is told of an identity of theirs: its name, since when, and when it was last used. Sealed under their key.
alter table core.identity add column about bytea;
