/** What a locked session may still ask for: how it stands, to be locked, to be unlocked, and to be signed out. */
export const openWhileLocked: ReadonlySet<string> = new Set([
  "GET /api/account/lock",
  "POST /api/account/lock",
  "POST /api/account/unlock",
  "POST /api/account/sign-out",
]);
