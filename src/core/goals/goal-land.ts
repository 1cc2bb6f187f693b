import type { Goal } from "./goal.ts";
import type { GoalId } from "./ids.ts";

/** How many lands are drawn for goals. */
export const goalLands = 3;

/** The land that a goal would have if it were the only one: the same wherever it is reckoned. */
function wished(id: GoalId): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_537;
  return sum % goalLands;
}

/** Which land each goal is drawn in: as many goals as there are lands, one made after the other, never share one. */
export function landsOf(goals: readonly Pick<Goal, "id" | "createdAt">[]): ReadonlyMap<GoalId, number> {
  const lands = new Map<GoalId, number>();
  const oldestFirst = goals.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  for (const [at, { id }] of oldestFirst.entries()) {
    const before = oldestFirst.slice(Math.max(0, at - goalLands + 1), at).map((each) => lands.get(each.id));
    let land = wished(id);
    while (before.includes(land)) land = (land + 1) % goalLands;
    lands.set(id, land);
  }
  return lands;
}
