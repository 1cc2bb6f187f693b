import type { ThreadMoveName } from "../../../talk/thread-move.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { actFrom, type Said, sureOf } from "../talk/heard.ts";
import * as moves from "../talk/moves.ts";
import type { Act } from "../../../talk/acts.ts";
import { makes, type Matter, type Thread, threadOf } from "./matter.ts";
import * as goals from "./of-goals.ts";
import { changed } from "./of-change.ts";
import { hoursAgreed, hoursTold, napTold } from "./of-hours.ts";
import { stepAsked } from "./of-question.ts";
import * as steps from "./of-step.ts";
import { saidBefore } from "./of-said.ts";
import { takesMatter } from "./of-matter.ts";
import { lostBefore, wantsTo } from "./of-wishes.ts";

/** One row of the table: a move, where it means something, and what is done about it. */
interface Row {
  /** The journal's word for why. */
  readonly because: string;
  /** Any of these; without them the row looks for itself. */
  readonly on?: readonly ThreadMoveName[];
  /** Everywhere, where it is left out. */
  readonly at?: readonly Matter[];
  /** Holds also where somebody only wants to be heard: it offers nothing. */
  readonly quiet?: true;
  /** Holds beside a deed that is told; any other order beside one is told with it. */
  readonly besideDeeds?: true;
  readonly does: goals.ThreadMoveDoes;
}

const withGoal = ["step", "between"] as const;
const alone = ["nowhere", "goals"] as const;

/**
 * What a message in few plain words does to the thread of the talk, from above: the first row that fits and knows what to do. What is said next is
 * about the goal in front, or the one that it names, without its name being said again.
 */
const rows: readonly Row[] = [
  { because: "hours_agreed", does: hoursAgreed },
  { because: "matter_taken_up", at: alone, does: takesMatter },
  { because: "wants_to", on: ["wants_to"], at: alone, does: ({ said }) => wantsTo(said) },
  { because: "lost_before_a_day", on: ["where_to_begin"], at: alone, does: lostBefore },
  { because: "only_said", on: ["not_made"], quiet: true, does: goals.notMade },
  { because: "all_rest", on: ["rest_all"], quiet: true, besideDeeds: true, does: goals.restAll },
  { because: "nights_quiet", on: ["quiet_night"], quiet: true, besideDeeds: true, does: goals.quietNight },
  { because: "asks_what_there_is", on: ["recall"], quiet: true, does: goals.recall },
  { because: "asks_what_was_said", on: ["said_before"], quiet: true, besideDeeds: true, does: saidBefore },
  { because: "day_told", at: withGoal, does: steps.dayTold },
  { because: "own_step", at: ["step"], quiet: true, does: steps.ownStepTaken },
  { because: "changed", at: withGoal, quiet: true, does: changed },
  { because: "within_limits", at: ["step"], quiet: true, does: steps.keptWithin },
  { because: "drop_or_keep_asked", on: ["drop_or_keep"], quiet: true, does: goals.dropOrKeep },
  { because: "put_away", on: ["keep"], quiet: true, does: goals.keepIt },
  { because: "to_be_deleted", on: ["drop"], quiet: true, does: goals.dropIt },
  { because: "spoken_of_as_over", on: ["unwanted"], quiet: true, does: goals.unwanted },
  { because: "closed", on: ["closed"], at: withGoal, quiet: true, besideDeeds: true, does: goals.closeIt },
  { because: "nap_told", on: ["naps"], does: napTold },
  { because: "hours_told", on: ["wakes", "sleeps"], does: hoursTold },
  { because: "done_and_waits", on: ["waits", "agreed"], besideDeeds: true, does: steps.doneAndWaits },
  { because: "done_and_heavy", on: ["heavy"], besideDeeds: true, does: steps.doneHeavy },
  { because: "holds_out", on: ["hold_out"], quiet: true, does: steps.holdOut },
  { because: "step_asked", at: ["step", "between", "goals"], besideDeeds: true, does: stepAsked },
  { because: "in_the_way", does: steps.takenUp },
  { because: "one_rests", on: ["rest_one"], quiet: true, does: goals.restOne },
  { because: "note", on: ["note"], besideDeeds: true, does: steps.keepNote },
  { because: "one_for_both", on: ["both"], besideDeeds: true, does: steps.bothAsked },
  { because: "undo", on: ["undo"], besideDeeds: true, does: ({ said }) => undone(said) },
  { because: "pause", on: ["pause"], at: withGoal, does: ({ said }) => paused(said) },
  { because: "later", on: ["later"], at: withGoal, does: ({ said }) => steps.later(said) },
  { because: "smaller", on: ["smaller"], does: steps.smaller },
  { because: "bigger", on: ["bigger"], at: ["step"], does: ({ said }) => moves.makeBigger(said, "too_easy", []) },
  { because: "towards", on: ["towards"], at: withGoal, does: steps.towards },
  { because: "to_fit", on: ["fits"], at: ["step"], does: steps.toFit },
  { because: "begin", on: ["begin"], does: ({ said }) => moves.giveStep(said, "ask_step", []) },
  { because: "list", on: ["list"], besideDeeds: true, does: ({ said }) => said.carryOut({ do: "list_goals" }) },
  {
    because: "left",
    on: ["left"],
    at: withGoal,
    besideDeeds: true,
    does: ({ said }) => said.carryOut({ do: "status" }),
  },
  {
    because: "how_long",
    on: ["how_long"],
    at: withGoal,
    besideDeeds: true,
    does: ({ said }) => moves.answerOfStep(said, "how_long", []),
  },
  { because: "next", on: ["next"], at: withGoal, does: ({ said }) => steps.nextOne(said) },
  {
    because: "other",
    on: ["other"],
    at: ["step"],
    does: ({ said }) => moves.reworded("not_mine")(said, "otherwise", []),
  },
];

/** Longer than this (characters), a message is no order. */
const longest = 200;
const deeds: readonly Act[] = ["step_done", "step_partly", "step_other", "goal_reached", "already_did"];

/** What is done about a message by where the talk stands; undefined where it does nothing to the thread, and wherever somebody may be in danger. */
export function thread(said: Said): { readonly decision: Decision; readonly because: string } | undefined {
  const { text, context, before } = said;
  if (said.led || context.inDanger === true || text.length > longest) return undefined;
  if (context.screen.harm(text, "said") !== undefined) return undefined;
  const now = threadOf(said);
  const listens = talkOf(before).listens === true;
  const tellsDeed = deeds.some((act) => sureOf(said, act) >= actFrom);
  for (const row of rows) {
    if (!fits(row, now) || (listens && !row.quiet) || (tellsDeed && row.on && !row.besideDeeds)) continue;
    const decision = row.does(now);
    if (decision) return { decision, because: row.because };
  }
  return undefined;
}

const fits = ({ on, at }: Row, now: Thread): boolean =>
  (on === undefined || makes(now, ...on)) && (at === undefined || at.includes(now.matter));

const paused = (said: Said): Decision | undefined =>
  said.goal && said.carryOut({ do: "pause_goal", goalId: said.goal.id });

/** What was said to the wish that became a goal just now: only then is it that which is to be undone. */
const justMade: readonly string[] = ["goal_taken", "two_taken"];
const undone = (said: Said): Decision | undefined =>
  said.before.dialogue.lastDone || talkOf(said.before).instead || justMade.includes(lastSaid(said) ?? "")
    ? moves.undo(said, "undo", [])
    : undefined;
const lastSaid = ({ before }: Said): string | undefined => talkOf(before).said.at(-1)?.split(".")[2];
