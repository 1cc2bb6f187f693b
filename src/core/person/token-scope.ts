/** What a personal token may be used for; whatever is not named here needs a person who signed in. */
export const tokenScopes = ["readings:write", "readings:read", "day:read"] as const;
export type TokenScope = (typeof tokenScopes)[number];
