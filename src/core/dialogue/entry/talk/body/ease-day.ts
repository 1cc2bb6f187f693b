import type { Injury } from "../../../../day/intake.ts";
import type { Task } from "../../../../day/plan.ts";
import type { Decision } from "../../../turn/decision.ts";
import type { Snapshot } from "../../../turn/dialogue.ts";
import type { Button } from "../../../turn/reply.ts";
import type { Said } from "../heard.ts";

/** So many tasks of a day are changed at most, and so many of the changes are told with their way back. */
const [mostChanged, mostTold] = [6, 2] as const;

/** What is planned and open today and must not be done with this part of the body hurt, by the contraindications that planning itself goes by. */
function loading({ context }: Said, { day }: Snapshot, code: Injury): readonly Task[] {
  const { habits } = context.library.day;
  return (day?.plan?.tasks ?? []).filter(
    ({ state, of }) =>
      state === "open" && of.kind === "habit" && habits.get(of.habit)?.contraindications.includes(code),
  );
}

/** Where the injury is kept for all days to come: today is eased at once, what is kept of a body is the person's to say. */
const limits: Button = { label: "button.intake", press: { do: "intake" } };

/**
 * Takes out of the planned day what loads the part that hurts, each thing swapped for another, or left out where there is none or the other one
 * loads it too. Undefined where nothing of the day does.
 */
export function easeDay(said: Said, code: Injury, answer: Decision): Decision | undefined {
  const changes: Decision[] = [];
  let at = answer.after;
  const swapped = new Set<string>();
  while (changes.length < mostChanged) {
    const [task] = loading(said, at, code);
    if (!task) break;
    const { id: taskId, block } = task;
    const how = swapped.has(block ?? "") ? "skip" : "swap";
    swapped.add(block ?? "");
    const changed = said.carryOut({ do: "mark_task", taskId, how }, at);
    if (changed.after.day === at.day) break;
    changes.push(changed);
    at = changed.after;
  }
  if (changes.length === 0) return undefined;
  const [first, ...others] = answer.replies;
  const told = changes.slice(-mostTold).flatMap(({ replies }) => replies);
  return {
    ...answer,
    after: at,
    replies: [...(first ? [{ ...first, buttons: [...(first.buttons ?? []), [limits]] }] : []), ...others, ...told],
    journal: [...answer.journal, ...changes.flatMap(({ journal }) => journal)],
  };
}
