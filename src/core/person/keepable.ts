/** What may stay when everything that reads as a person ends. */
export const keepable = ["telegram", "tokens", "feed", "ways"] as const;
export type Keepable = (typeof keepable)[number];
