import type { Plan, Task } from "../../../day/plan.ts";
import { answerButtons } from "../../turn/adaptation-buttons.ts";
import { adaptedTask, seenLine, seenToday, whyAdapted } from "./adaptation-views.ts";
import { todayButton, learnButton } from "../../turn/buttons.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { LookContext } from "../../turn/decision.ts";
import { grownLines } from "../plan/grown-lines.ts";
import type { Params, Reply } from "../../turn/reply.ts";
import { reasonLines } from "./reason-lines.ts";
import { type Line, titleOf } from "../plan/task-names.ts";
import type { WordKey } from "../../turn/word-key.ts";

/** Why the day is as it is. */

const ruleText = (rule: string): Params[string] => ({ ref: `day_because.${rule}` });

/** Why a task, or the whole day, is as it is: the rules that decided, in words. */
export function whyReply(snapshot: OnDay, plan: Plan, id: Task["id"] | undefined, context: LookContext): Reply {
  const task = id === undefined ? undefined : plan.tasks.find((each) => each.id === id);
  if (!task) {
    return {
      say: "why.mode",
      with: { mode: { ref: `mode_name.${plan.mode}` satisfies WordKey }, because: ruleText(plan.modeBecause.rule) },
      lines: [
        ...seenToday(snapshot, plan).map(seenLine),
        ...grownLines(snapshot.day, plan),
        ...plan.blocks
          .filter(({ because }) => because.rule !== "block_as_wished")
          .map(
            (block): Line => ({
              say: "why.block",
              with: { title: { ref: `block.${block.id}.own_title` }, because: ruleText(block.because.rule) },
            }),
          ),
        ...plan.dropped.map(
          (block): Line => ({
            say: "why.dropped",
            with: { title: { ref: `block.${block.id}.own_title` }, because: ruleText(block.because.rule) },
          }),
        ),
      ],
      buttons: [[{ label: "button.mode", press: { do: "mode" } }, todayButton]],
    };
  }
  const { of } = task;
  const adapted = task.state === "open" ? adaptedTask(snapshot, plan, task.id) : undefined;
  return {
    say: "why.task",
    with: { title: titleOf(task.of, plan, snapshot, context) },
    lines: [
      ...(adapted ? whyAdapted(adapted, plan, snapshot, context) : []),
      ...reasonLines(snapshot, plan, task, context),
      ...(of.kind === "habit"
        ? [{ say: "habit.evidence", with: { text: { ref: `habit.${of.habit}.lesson.summary` } } } as const]
        : []),
    ],
    buttons: [
      ...(adapted ? [answerButtons(adapted)].filter((row) => row.length > 0) : []),
      ...(of.kind === "habit"
        ? [[learnButton(of.habit), { label: "button.about_habit", press: { do: "habit", habit: of.habit } } as const]]
        : []),
      [todayButton],
    ],
  };
}
