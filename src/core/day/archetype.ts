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
