/** What a block or habit asks of a person. */
export const energies = ["low", "medium", "high"] as const;
export type Energy = (typeof energies)[number];

/** How hard a task is: the brief's `intensity_hint`; each archetype has its own words for it. */
export const intensities = ["easy", "moderate", "high"] as const;
export type Intensity = (typeof intensities)[number];
