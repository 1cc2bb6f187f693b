import { keys } from "./keys.ts";

/** What was answered to a page, and when. */
export interface Copy {
  readonly key: readonly unknown[];
  readonly data: unknown;
  readonly at: number;
}

const keptFor = 7 * 24 * 3600_000;
const allOf = [keys.me, keys.step, keys.status, keys.goals, keys.next, keys.progress, keys.today, keys.hours] as const;
const partsOf = [keys.exercises, keys.techniques] as const;

/** Whether something is copied at all: what stands on the first pages, today, the safety plan and what was begun; no letters, no talk. */
export function isCopied(key: readonly unknown[], data: unknown): boolean {
  const starts = (all: readonly string[]): boolean => all.every((part, at) => key[at] === part);
  if (allOf.some((all) => all.length === key.length && starts(all)) || partsOf.some(starts)) return true;
  if (!starts(keys.works)) return false;
  return key[1] === "list" ? key[2] === "safety_plan" : (data as { readonly kind?: string }).kind === "safety_plan";
}

/** What has ended meanwhile goes, and what is old. */
export function pruned(copies: ReadonlyMap<string, Copy>): readonly Copy[] {
  const waiting = copies.get(JSON.stringify([...keys.exercises, "waiting"]))?.data;
  const open = waiting === undefined ? undefined : (waiting as readonly { readonly id: string }[]).map(({ id }) => id);
  return [...copies.values()].filter(({ key, at }) => {
    if (Date.now() - at > keptFor) return false;
    const isOne = key[0] === keys.exercises[0] && key.length === 2 && key[1] !== "waiting";
    return !isOne || open === undefined || open.includes(String(key[1]));
  });
}
