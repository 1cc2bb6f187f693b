/** Names of what the page has fetched. */
export const keys = {
  door: ["door"],
  me: ["me"],
  step: ["step"],
  status: ["status"],
  goals: ["goals"],
  sessions: ["sessions"],
  asked: ["asked"],
  estimate: ["estimate"],
  privacy: ["privacy"],
} as const satisfies Record<string, readonly string[]>;
