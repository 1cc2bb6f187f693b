-- The PIN of a chat in Telegram. The id is a keyed hash of the account's number there, so that no row leads to a person; when somebody was there, and
-- what they had asked for, is sealed.
create table auth.chat_lock (
  id text primary key,
  pin_hash text not null,
  locked boolean not null,
  tries integer not null default 0,
  rests_until timestamptz,
  told boolean not null default false,
  sealed text not null
);
