/** Every page that somebody may want to go to, in the order in which they are offered. */
export const places = [
  "/",
  "/day",
  "/goals",
  "/tracks",
  "/talk",
  "/habits",
  "/habits/own",
  "/works",
  "/exercises",
  "/step",
  "/day/past",
  "/day/insights",
  "/day/skills",
  "/day/body",
  "/day/hours",
  "/day/archetypes",
  "/day/health",
  "/day/settings",
  "/tracks/milestones",
  "/safety-plan",
  "/settings",
  "/access",
  "/privacy",
  "/help",
  "/traces",
  "/owner",
] as const;
export type Path = (typeof places)[number];

/** What can be done from here at once. */
export const acts = ["goal", "habit", "lock", "leave", "colours", "keys"] as const;
export type Act = (typeof acts)[number];

/** A name, and other words under which somebody may look for it. */
export type Named = readonly [name: string, also: string];

/** What is offered before anything is typed. */
export const firstPlaces: readonly Path[] = ["/", "/day", "/goals", "/tracks", "/works"];
export const firstActs: readonly Act[] = ["goal", "habit"];
