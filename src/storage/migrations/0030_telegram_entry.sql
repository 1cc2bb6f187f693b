-- Each opening of the pages inside Telegram lets somebody in once. A mark is a hash of Telegram's signature, and leads to nobody.
create table auth.telegram_entry (
  mark text primary key,
  session_id uuid not null,
  expires_at timestamptz not null
);
create index telegram_entry_expires_idx on auth.telegram_entry (expires_at);
