-- By which secret the texts here are sealed: a one-way mark of it, so that another secret is refused at the start instead of finding nobody.
create table public.waymark_secret (
  only_one boolean primary key default true check (only_one),
  mark text not null
);
