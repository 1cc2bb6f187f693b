/** The six ways of going about a health day; each is a folder in `content/archetypes/`. */
export const archetypeIds = [
  "foundation_builder",
  "resilience_rebuilder",
  "connected_explorer",
  "systematic_improver",
  "transformation_seeker",
  "peak_performer",
] as const;
export type ArchetypeId = (typeof archetypeIds)[number];

/** How many habits a day begins with, and how many it may ever hold; a goal step and a track action do not count (day.md). */
export const taskCaps: Readonly<Record<ArchetypeId, { readonly start: number; readonly cap: number }>> = {
  foundation_builder: { start: 2, cap: 4 },
  resilience_rebuilder: { start: 2, cap: 4 },
  connected_explorer: { start: 3, cap: 5 },
  systematic_improver: { start: 4, cap: 5 },
  transformation_seeker: { start: 4, cap: 5 },
  peak_performer: { start: 5, cap: 5 },
};
