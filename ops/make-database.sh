#!/bin/sh
# Makes the program's role and database in a new PostgreSQL container. Afterwards the password opens that role alone: the superuser is let
# in from inside the container only, without one.
set -eu
psql --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres --set=password="$POSTGRES_PASSWORD" <<'SQL'
create role waymark login createrole password :'password';
create database waymark owner waymark;
alter role current_user password null;
SQL
