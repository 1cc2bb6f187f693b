-- Accounts of the web: the tables of better-auth 1.7.6 (compiled once from its own schema: password, JWT keys, bearer), and our doors
-- beside them. They hold no words of a person, only who may come in. Column names are better-auth's own.
create schema auth;

create table auth."user" (
  "id" uuid not null primary key default gen_random_uuid(),
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);

create table auth."session" (
  "id" uuid not null primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references auth."user" ("id") on delete cascade
);
create index "session_userId_idx" on auth."session" ("userId");

create table auth."account" (
  "id" uuid not null primary key default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth."account" ("userId");

create table auth."verification" (
  "id" uuid not null primary key default gen_random_uuid(),
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on auth."verification" ("identifier");

create table auth."jwks" (
  "id" uuid not null primary key default gen_random_uuid(),
  "publicKey" text not null,
  "privateKey" text not null,
  "createdAt" timestamptz not null,
  "expiresAt" timestamptz,
  "alg" text,
  "crv" text
);

-- One row at most: the door for the owner opens once. A claim without a user is a sign-up that is under way or died.
create table auth.owner (
  only_one boolean not null primary key default true check (only_one),
  user_id uuid references auth."user" ("id") on delete cascade,
  claimed_at timestamptz not null
);

-- Invite codes are held as hashes: reading the table lets nobody in.
create table auth.invite (
  code_hash text not null primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- One-time codes that join a Telegram account to a person.
create table auth.link_code (
  code_hash text not null primary key,
  person_id uuid not null,
  expires_at timestamptz not null
);
create index link_code_person_idx on auth.link_code (person_id);

-- Counters of rate-limiter-flexible, where several processes share one server.
create table auth.rate_limit (
  key varchar(255) not null primary key,
  points integer not null default 0,
  expire bigint
);
