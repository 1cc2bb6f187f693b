import type { Goal } from "../../../goals/goal.ts";
import { wordsOf } from "../../../goals/words.ts";
import { fitsFigure, type ToldFigure, toldFigure } from "../../../talk/told-figure.ts";
import { stemOf } from "../../../text/stem.ts";
import { led, talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { withDialogue } from "../../turn/outcome.ts";
import { afterLoss } from "./after-loss.ts";
import { asksSomewhere, lineFor, type Said, tellsOfOthers } from "./heard.ts";
import { doneInAnger, isHeavy, isNoSuccess, tellsNotDone } from "./heavy.ts";
import { markDone, markPart } from "./mark-done.ts";
import { speak } from "./moves.ts";
import { isNearDanger } from "./near.ts";

/** Words shorter than these are of anything. */
const shortest = 4;

/** Whether a deed with a figure belongs to a goal: by its kind, or by a word of its own. */
function belongs({ of }: ToldFigure, { title, description, current }: Goal, text: string): boolean {
  const words = `${title} ${description} ${current?.text ?? ""}`;
  const own = new Set(
    wordsOf(words)
      .filter((word) => word.length >= shortest)
      .map(stemOf),
  );
  return fitsFigure(of, words) || wordsOf(text).some((word) => word.length >= shortest && own.has(stemOf(word)));
}

/**
 * A deed told with its figure is done where it fits: the step in front, a step of another goal, or a task of today. Where it fits none it is good by
 * itself, said in its own figure, and marks nothing.
 */
export function figureTold(said: Said): Decision | undefined {
  const { before, text, goal } = said;
  const told = said.led ? undefined : toldFigure(text);
  if (!told || asksSomewhere(said) || isNearDanger(said) || talkOf(before).listens) return undefined;
  if (
    tellsOfOthers(said) ||
    isHeavy(text) ||
    doneInAnger(text) ||
    isNoSuccess(text) ||
    tellsNotDone(text) ||
    afterLoss(before)
  )
    return undefined;
  const fits = (each: Goal | undefined): each is Goal =>
    each?.status === "open" && each.current !== undefined && belongs(told, each, text);
  // What is smoked or spent, however little, is no step done.
  const meant = told.of === "less" ? undefined : fits(goal) ? goal : onlyOne(before.goals.filter(fits));
  if (meant) {
    const inFront = meant.id === goal?.id;
    const of = inFront ? said : { ...said, before: withDialogue(before, { activeGoal: meant.id }), goal: meant };
    return told.part ? markPart(of, "step_partly", []) : markDone({ ...of, place: "step" }, "step_done", []);
  }
  // So long something was done: that may well be the step in front, and is asked about.
  if (told.of === "other" && told.timed && goal?.current) return undefined;
  const line = lineFor(said, "done_figure", { thing: told.figure });
  const task = told.of === "moving" ? taskOfMoving(said) : undefined;
  if (task !== undefined) return led(line ? [line] : [], said.carryOut({ do: "mark_task", taskId: task, how: "done" }));
  return speak(said, [line]);
}

const onlyOne = (goals: readonly Goal[]): Goal | undefined => (goals.length === 1 ? goals[0] : undefined);

/** The one open task of today that moves the body. */
function taskOfMoving({ before, context }: Said) {
  const { habits } = context.library.day;
  const open = (before.day?.plan?.tasks ?? []).filter(
    ({ state, of }) => state === "open" && of.kind === "habit" && habits.get(of.habit)?.category === "movement",
  );
  return open.length === 1 ? open[0]?.id : undefined;
}
