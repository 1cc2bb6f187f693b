/** How far findings carry, as the list of references grades them, the firmest first; `null`: an effect was looked for and not found. */
export const evidenceStrengths = ["strong", "moderate", "limited", "mixed", "null"] as const;
export type EvidenceStrength = (typeof evidenceStrengths)[number];
