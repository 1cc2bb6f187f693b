/** What a locked session may still ask for: how it stands, to be locked, to be unlocked, and to be signed out. */
export const openWhileLocked: ReadonlySet<string> = new Set([
  "GET /api/account/lock",
  "POST /api/account/lock",
  "POST /api/account/unlock",
  "POST /api/account/sign-out",
]);
/** And this one as well, for those who chose it: their own safety plan. */
export const planWhileLocked = "GET /api/safety-plan";
