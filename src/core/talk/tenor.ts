import { type Act, actsBy } from "./acts.ts";

/** What a message is on the whole, where no single act is sure: many small likelihoods may still agree on this. */
export const tenors = [
  "done",
  "good",
  "hard",
  "blocked",
  "told",
  "doubt",
  "plan",
  "wish",
  "asks",
  "small",
  "manages",
] as const;
export type Tenor = (typeof tenors)[number];

/** A tenor and how likely it is, 0 to 1. */
export interface ReadTenor {
  readonly tenor: Tenor;
  readonly share: number;
}

const actsOf: Readonly<Partial<Record<Tenor, readonly Act[]>>> = {
  done: ["step_done", "step_partly", "step_other", "goal_reached", "already_did"],
  good: [
    "good_news",
    "small_win",
    "child_joy",
    "proud",
    "hope",
    "calm_today",
    "mood_good",
    "child_said_loving",
    "court_won",
    "praise_you",
  ],
  wish: ["wish", "wish_hidden", "two_wishes", "wish_vague"],
  blocked: [
    "obstacle",
    "cannot",
    "no_time",
    "no_thing",
    "no_money",
    "constraint_time",
    "constraint_body",
    "constraint_money",
    "constraint_place",
    "swap",
    "otherwise",
    "not_that",
    "boring",
    "too_easy",
    "smaller",
    "more",
    "no_energy",
  ],
  told: ["told", "memory", "opinion", "answers", "joke", "fact", "age_told"],
  doubt: ["doubt", "unsure"],
  plan: ["plan_told", "put_off", "yes"],
  small: ["hello", "goodbye", "thanks", "sorry", "hello_again", "no", "corrects"],
  asks: ["step_what", "step_how", "step_why", "how_long", "why_no_plan", "help_word_it", "draft_check", "ask_step"],
};

const tenorOf = new Map<Act, Tenor>([
  ...[...actsBy.disclosure, ...actsBy.state].map((act) => [act, "hard"] as const),
  ...actsBy.itself.map((act) => [act, "asks"] as const),
  ...actsBy.work.map((act) => [act, "manages"] as const),
  ...(Object.entries(actsOf) as [Tenor, readonly Act[]][]).flatMap(([tenor, acts]) =>
    acts.map((act) => [act, tenor] as const),
  ),
]);

/** Whether what is told is good to hear. */
export const isGood = (act: Act): boolean => tenorOf.get(act) === "good";

/** The likeliest tenor of a message by all that it may do. */
export function readTenor(shares: Iterable<readonly [Act, number]>): ReadTenor | undefined {
  const sums = new Map<Tenor, number>();
  for (const [act, share] of shares) {
    const tenor = tenorOf.get(act);
    if (tenor !== undefined) sums.set(tenor, (sums.get(tenor) ?? 0) + share);
  }
  const [first] = [...sums].toSorted(([, a], [, b]) => b - a);
  return first && { tenor: first[0], share: first[1] };
}

/** What is ordinary talk, whatever it speaks of: nothing in it weighs, hinders or orders. */
const ordinary: readonly Tenor[] = ["done", "good", "told", "plan", "small", "asks", "wish"];
const ordinaryFrom = 0.3;
export const readsAsOrdinary = (read: ReadTenor | undefined): boolean =>
  read !== undefined && read.share >= ordinaryFrom && ordinary.includes(read.tenor);
