/** How much a day asks, from how the body is (day.md): under 0.50 low, 0.50 to 0.75 medium, above high. */
export const modes = ["low", "medium", "high"] as const;
export type Mode = (typeof modes)[number];
